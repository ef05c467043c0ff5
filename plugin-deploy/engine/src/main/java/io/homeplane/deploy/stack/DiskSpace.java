package io.homeplane.deploy.stack;

import io.homeplane.deploy.stack.DeployException.Kind;

/** How much room a release needs in the state directory: its files twice (kept, and in place) and some for records. */
final class DiskSpace {
    private static final long RESERVE_KILOBYTES = 4096;

    private DiskSpace() {}

    /** Null when there is room. */
    static Decision.Refuse refusal(TargetState target, long bytes) {
        long needed = 2 * (bytes / 1024) + RESERVE_KILOBYTES;
        if (target.freeKilobytes() >= needed && !target.salt().isEmpty()) {
            return null;
        }
        return full(target.state(), target.freeKilobytes(), needed);
    }

    /** Nothing can be written there at all: a full disk, or a user who may not. */
    static Decision.Refuse unwritable(String state, String freeKilobytes) {
        long free = freeKilobytes.matches("\\d{1,15}") ? Long.parseLong(freeKilobytes) : 0;
        if (free < RESERVE_KILOBYTES) {
            return full(state, free, RESERVE_KILOBYTES);
        }
        return new Decision.Refuse(
                Kind.REFUSED, "the login user cannot write " + state + " there; log in as another user");
    }

    private static Decision.Refuse full(String state, long free, long needed) {
        return new Decision.Refuse(
                Kind.DISK_FULL,
                "its disk is full: " + state + " has " + free + " KB left and this release needs " + needed
                        + " KB; free some space");
    }
}
