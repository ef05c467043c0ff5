package io.homeplane.deploy.stack;

import io.homeplane.deploy.stack.ContainerState.Verdict;
import io.homeplane.deploy.stack.DeployException.Kind;

/** What to do with a stack, decided from what its server told and what the repository holds; nothing else is asked. */
sealed interface Decision {
    /** The release that serves has this content, and all its containers serve. */
    record Unchanged(ReleaseRecord release) implements Decision {}

    /** A supervisor was killed: its transaction is brought to its end first, then the state is read anew. */
    record Resolve(String token) implements Decision {}

    /**
     * A new transaction.
     *
     * @param previous id of the release to restore on failure; empty when there is none
     * @param fresh nothing but what Homeplane makes runs in this project, so that removing it is a restore
     * @param reason why, for the log
     */
    record Deploy(String previous, boolean fresh, String reason) implements Decision {}

    /** Nothing may be done. */
    record Refuse(Kind kind, String why) implements Decision {}

    /**
     * Decides.
     *
     * @param digest of the content, salted with the state's salt
     * @param bytes of the content
     */
    static Decision decide(TargetState target, String digest, long bytes, boolean force, boolean replace) {
        Refuse refusal = refusal(target, bytes);
        if (refusal != null) {
            return refusal;
        }
        if (!target.unresolved().isEmpty()) {
            return new Resolve(target.unresolved());
        }
        if (target.record().isEmpty()) {
            return first(target, replace);
        }
        ReleaseRecord release = target.record().get();
        if (target.stuck()) {
            return new Deploy(release.id(), false, "the last deploy could not be put back");
        }
        if (!release.holds(digest)) {
            return new Deploy(release.id(), false, "its files, environment or secrets changed");
        }
        Health health = Health.of(target.containers(), release.services(), release.jobs());
        if (health.verdict() != Verdict.GOOD) {
            return new Deploy(release.id(), false, "drifted: " + health.culprit() + " does not serve");
        }
        return force ? new Deploy(release.id(), false, "forced") : new Unchanged(release);
    }

    private static Refuse refusal(TargetState target, long bytes) {
        Refuse silent = withoutDocker(target);
        if (silent != null) {
            return silent;
        }
        if (target.holder().isPresent()) {
            return new Refuse(Kind.LOCKED, Sentences.held(target.holder().get()));
        }
        return DiskSpace.refusal(target, bytes);
    }

    /** Null when docker is there and answers. */
    static Refuse withoutDocker(TargetState target) {
        if (target.docker().isEmpty()) {
            return new Refuse(Kind.NO_DOCKER, "docker is not installed there; install Docker Engine with Compose v2");
        }
        if (!target.dockerError().isEmpty()) {
            return new Refuse(
                    Kind.NO_DOCKER,
                    "docker does not answer there (" + target.dockerError()
                            + "); start it, or let the login user use it");
        }
        return null;
    }

    private static Decision first(TargetState target, boolean replace) {
        if (target.containers().isEmpty() || target.stuck()) {
            return new Deploy("", true, "first deploy");
        }
        if (replace) {
            return new Deploy("", false, "replaces what another tool deployed");
        }
        return notOurs(target);
    }

    /** Its containers run and no record says that Homeplane made them. */
    static Refuse notOurs(TargetState target) {
        return new Refuse(
                Kind.NOT_OURS,
                "container " + target.containers().get(0).name()
                        + " of its Compose project runs there and was not deployed by Homeplane;"
                        + " take the project down, or deploy with adopt: 'replace'");
    }
}
