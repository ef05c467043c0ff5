/** What deploys add to a Jenkins: steps, the age credential with its binding, and the masking of what they decrypt. */
package io.homeplane.deploy.jenkins;
