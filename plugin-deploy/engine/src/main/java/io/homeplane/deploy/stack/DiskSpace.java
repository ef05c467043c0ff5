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
        return new Decision.Refuse(
                Kind.DISK_FULL,
                "its disk is full: " + target.state() + " has " + target.freeKilobytes()
                        + " KB left and this release needs " + needed + " KB; free some space");
    }
}
