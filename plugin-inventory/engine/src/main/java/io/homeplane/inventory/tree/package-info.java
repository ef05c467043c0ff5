/** Text to one tree with positions, whatever the format: TOML and YAML become {@link io.homeplane.inventory.tree.Node}s. */
package io.homeplane.inventory.tree;
