/** What the tunnels add to a Jenkins: a step that checks paths, and SSH keys out of its credentials. */
package io.homeplane.tunnels.jenkins;
