/** What the tunnel below a path knows of itself: Tailscale, WireGuard, Pangolin, cloudflared and OpenVPN, each asked its own way. */
package io.homeplane.tunnels.view;
