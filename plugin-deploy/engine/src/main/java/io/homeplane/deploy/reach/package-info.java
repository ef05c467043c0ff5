/** Which of a server's paths an operation goes over. */
package io.homeplane.deploy.reach;
