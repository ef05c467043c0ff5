/** The pages and the JSON API that `plane` serves on loopback: the same files and values as in Jenkins. */
package io.homeplane.plane.web;
