/** The documents of SPEC section 9, as JSON and as text for a terminal. */
package io.homeplane.inventory.json;
