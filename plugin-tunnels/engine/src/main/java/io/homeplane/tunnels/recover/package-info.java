/** Brings a path back: restarts what carries it, over another path, one thing after the other, until the path is up. */
package io.homeplane.tunnels.recover;
