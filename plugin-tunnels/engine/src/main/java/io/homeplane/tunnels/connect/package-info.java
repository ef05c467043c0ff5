/** Connections to servers over their paths. */
package io.homeplane.tunnels.connect;
