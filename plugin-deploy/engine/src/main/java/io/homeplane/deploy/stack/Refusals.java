package io.homeplane.deploy.stack;

import io.homeplane.deploy.stack.DeployException.Kind;
import io.homeplane.tunnels.connect.CommandResult;

/** What the exit codes of the scripts before the hand-over mean; each script says which it uses. */
final class Refusals {
    private static final int INVALID = 65;
    private static final int NO_COMPOSE = 69;
    private static final int NO_SUPERVISOR = 70;
    private static final int HELD = 75;
    private static final int FENCED = 76;

    private Refusals() {}

    static DeployException prepare(Sentences sentences, CommandResult result, Masking masking) {
        String why = why(result, masking);
        return switch (result.exitCode()) {
            case INVALID ->
                sentences.refused(Kind.INVALID_COMPOSE, "docker compose cannot read its files: " + why + "; mend them");
            case NO_COMPOSE ->
                sentences.refused(Kind.NO_DOCKER, "docker there has no compose; install the Compose v2 plugin");
            default -> other(sentences, result, why, "staging its files");
        };
    }

    static DeployException pull(Sentences sentences, CommandResult result, Masking masking) {
        String failed = new Answer(result.stdout()).first("failed");
        if (failed.isEmpty()) {
            return other(sentences, result, why(result, masking), "pulling or building its images");
        }
        int space = failed.indexOf(' ');
        String image = failed.substring(0, space);
        return sentences.refused(
                Kind.PULL_FAILED,
                "image " + image + " could not be pulled (" + masking.mask(failed.substring(space + 1))
                        + "); what runs there was not touched");
    }

    static DeployException handOver(Sentences sentences, CommandResult result, Masking masking) {
        String doing = result.exitCode() == NO_SUPERVISOR ? "starting its supervisor" : "handing it over";
        return other(sentences, result, why(result, masking), doing);
    }

    private static DeployException other(Sentences sentences, CommandResult result, String why, String doing) {
        if (result.exitCode() == HELD) {
            String holder = new Answer(result.stdout()).first("held");
            return sentences.refused(Kind.LOCKED, Sentences.held(TargetState.Holder.parse(holder)));
        }
        if (result.exitCode() == FENCED) {
            return sentences.refused(Kind.LOCKED, "it took longer than its lock held; deploy again");
        }
        if (result.stderr().contains("No space left on device")) {
            return sentences.refused(
                    Kind.DISK_FULL, "its disk is full (" + why + "); free some space, what runs there was not touched");
        }
        return sentences.refused(Kind.REFUSED, doing + " failed (" + why + "); what runs there was not touched");
    }

    /** Without the staging directory, which says nothing to people. */
    private static String why(CommandResult result, Masking masking) {
        return masking.mask(Sentences.lastLine(result.stderr()))
                .replaceAll("/[^ ]*/releases/\\.[0-9a-f]+/tree/", "")
                .replaceAll("\\.+$", "");
    }
}
