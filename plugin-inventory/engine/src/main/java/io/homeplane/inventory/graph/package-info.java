/** Servers, stacks, paths and order as one graph, printed for people and programs. */
package io.homeplane.inventory.graph;
