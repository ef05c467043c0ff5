/** Compose files, read as far as Homeplane needs them: images, networks, ports, files, health checks. */
package io.homeplane.inventory.compose;
