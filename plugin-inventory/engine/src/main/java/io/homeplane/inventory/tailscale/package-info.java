/** What a Tailscale policy file lets reach what, as far as the file alone can say. */
package io.homeplane.inventory.tailscale;
