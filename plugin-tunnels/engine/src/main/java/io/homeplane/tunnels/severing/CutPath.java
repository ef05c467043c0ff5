package io.homeplane.tunnels.severing;

import java.io.Serializable;

/**
 * A path that a deploy of a stack cuts or weakens.
 *
 * @param path its name, as {@code racknerd/pangolin}
 * @param because a clause such as {@code its container gerbil relays pangolin}
 */
public record CutPath(String path, String because) implements Serializable {}
