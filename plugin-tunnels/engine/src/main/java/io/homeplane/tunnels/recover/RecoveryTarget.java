package io.homeplane.tunnels.recover;

import java.io.Serializable;

/**
 * Something that is restarted to bring a path back.
 *
 * @param name of the container or unit; of a stack its Compose project
 * @param server where it runs
 * @param because why it may help, as a clause such as {@code its container gerbil relays pangolin}
 * @param onlyForNames true when it can help only a path whose name does not resolve
 */
public record RecoveryTarget(Kind kind, String name, String server, String because, boolean onlyForNames)
        implements Serializable {
    /** What a target is. */
    public enum Kind {
        CONTAINER("container"),
        UNIT("unit"),
        /** A Compose project; it is looked at first and becomes its containers. */
        STACK("stack");

        private final String word;

        Kind(String word) {
            this.word = word;
        }
    }

    public RecoveryTarget(Kind kind, String name, String server, String because) {
        this(kind, name, server, because, false);
    }

    /** One container of this stack. */
    RecoveryTarget container(String container) {
        return new RecoveryTarget(Kind.CONTAINER, container, server, because, onlyForNames);
    }

    /** As messages name it: {@code container gerbil on racknerd}. */
    @Override
    public String toString() {
        return kind.word + " " + name + " on " + server;
    }
}
