/** Which stack waits for which, why, and what is wrong when they wait for each other. */
package io.homeplane.inventory.order;
