package io.homeplane.deploy.stack;

import java.util.Optional;
import java.util.Set;

/**
 * One container of a project as Docker lists it.
 *
 * @param state Docker's word, such as {@code running}
 * @param status Docker's phrase, such as {@code Up 2 minutes (healthy)}
 */
record ContainerState(String name, String service, String state, String status) {
    /** What a container's state means for its release. */
    enum Verdict {
        GOOD,
        WAIT,
        BAD
    }

    /** Reads {@code name|service|state|status|oneoff}; nothing for a one-off container. */
    static Optional<ContainerState> parse(String line) {
        String[] parts = line.split("\\|", -1);
        if (parts.length != 5 || parts[4].equals("True")) {
            return Optional.empty();
        }
        return Optional.of(new ContainerState(parts[0], parts[1], parts[2], parts[3]));
    }

    /**
     * The same rule as the supervisor's, so that both come to one verdict.
     *
     * @param jobs services whose container is done when it ended with 0
     */
    Verdict verdict(Set<String> jobs) {
        return switch (state) {
            case "running" -> running();
            case "exited" -> status.startsWith("Exited (0)") && jobs.contains(service) ? Verdict.GOOD : Verdict.BAD;
            case "dead" -> Verdict.BAD;
            default -> Verdict.WAIT;
        };
    }

    /** True when it has a health check that passes. */
    boolean healthy() {
        return status.contains("(healthy)");
    }

    private Verdict running() {
        if (status.contains("unhealthy")) {
            return Verdict.BAD;
        }
        return status.contains("starting") ? Verdict.WAIT : Verdict.GOOD;
    }
}
