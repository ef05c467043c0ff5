package io.homeplane.tunnels.severing;

import java.util.Optional;

/**
 * A container that a path needs.
 *
 * @param role what it does for a tunnel of the path's kind; empty for one that the path ends in, or whose network another one has
 * @param because a clause such as {@code its container gerbil relays pangolin}
 */
public record PathPart(String server, String container, Optional<TunnelPart.Role> role, String because) {}
