/** What stands in for a Jenkins: one controller, its jobs, builds and credentials, in one process. */
package io.homeplane.plane.controller;
