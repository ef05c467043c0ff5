/** How operations on servers tell what they are doing. */
package io.homeplane.deploy.progress;
