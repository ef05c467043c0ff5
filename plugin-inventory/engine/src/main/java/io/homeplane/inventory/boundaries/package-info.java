/** Which container of a server can reach which, from the networks of its stacks' Compose files. */
package io.homeplane.inventory.boundaries;
