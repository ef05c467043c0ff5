package io.homeplane.tunnels.jenkins;

import io.homeplane.tunnels.probe.PathVerdict;

/** A verdict as a line of a build's log. */
final class VerdictLine {
    private VerdictLine() {}

    static String of(PathVerdict verdict) {
        String line = verdict.path().name() + ": " + verdict.verdict().label() + " (" + verdict.milliseconds() + " ms)";
        return verdict.reason().isEmpty() ? line : line + ": " + verdict.reason();
    }
}
