/** Files to start something new from, where an inventory keeps such files. */
package io.homeplane.inventory.starter;
