/** Runs Jenkinsfiles, scripted and declarative, with the step classes that the plugins ship. */
package io.homeplane.plane.pipeline;
