/** Where an inventory's files come from: a work tree now, any tree of files that can be listed and read. */
package io.homeplane.inventory.source;
