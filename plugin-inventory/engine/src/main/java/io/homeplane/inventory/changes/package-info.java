/** What differs between two states of an inventory's repository, stack by stack, with the reasons. */
package io.homeplane.inventory.changes;
