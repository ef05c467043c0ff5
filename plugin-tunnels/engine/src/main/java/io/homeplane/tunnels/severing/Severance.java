package io.homeplane.tunnels.severing;

import java.io.Serializable;
import java.util.List;

/**
 * What a deploy of one stack cuts while its containers restart.
 *
 * @param severing true when nothing regular is left between two ends, so that no batch may deploy the stack; false when another
 *     path stays
 * @param weakened paths that stay connected but could not be made anew
 */
public record Severance(String stack, Scope scope, boolean severing, List<CutPath> cuts, List<CutPath> weakened)
        implements Serializable {
    /** The worst of what is cut. */
    public enum Scope {
        /** Nothing is cut. */
        SAFE,
        /** Paths between others. */
        OTHERS,
        /** A path to the stack's own server. */
        ITS_OWN_SERVER,
        /** The plane itself restarts. */
        PLANE
    }

    public Severance {
        cuts = List.copyOf(cuts);
        weakened = List.copyOf(weakened);
    }

    static Severance none(String stack) {
        return new Severance(stack, Scope.SAFE, false, List.of(), List.of());
    }

    /** What is cut, as plans list it: {@code path:racknerd/pangolin}, {@code plane}. */
    public List<String> severs() {
        return java.util.stream.Stream.concat(
                        scope == Scope.PLANE ? java.util.stream.Stream.of("plane") : java.util.stream.Stream.empty(),
                        cuts.stream().map(cut -> "path:" + cut.path()))
                .toList();
    }
}
