package io.homeplane.deploy.stack;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What one round trip told about a stack on its server.
 *
 * @param state the state directory
 * @param salt of the content hash, made by the server for itself
 * @param freeKilobytes on the state directory's disk
 * @param docker path of the docker command; empty when there is none
 * @param endpoint where docker listens, such as {@code unix:///var/run/docker.sock}
 * @param dockerError what docker said instead of an answer; empty when it answered
 * @param holder who deploys the stack right now
 * @param unresolved token of a transaction whose supervisor was killed; empty when there is none
 * @param stuck a release could not be put back
 * @param record of the release that serves
 */
record TargetState(
        String state,
        String salt,
        long freeKilobytes,
        String docker,
        String endpoint,
        String dockerError,
        Optional<Holder> holder,
        String unresolved,
        boolean stuck,
        Optional<ReleaseRecord> record,
        List<ContainerState> containers) {
    TargetState {
        containers = List.copyOf(containers);
    }

    /** Who holds a stack's lock. */
    record Holder(String who, long sinceEpochSeconds) {
        static Holder parse(String text) {
            int space = text.indexOf(' ');
            String since = space < 0 ? text : text.substring(0, space);
            long seconds = since.matches("\\d{1,12}") ? Long.parseLong(since) : 0;
            return new Holder(space < 0 ? "another deploy" : text.substring(space + 1), seconds);
        }
    }

    /** Reads what check.sh prints: lines of {@code name=value}. */
    static TargetState parse(String output) {
        Answer answer = new Answer(output);
        List<ContainerState> containers = new ArrayList<>();
        for (String line : answer.all("container")) {
            ContainerState.parse(line).ifPresent(containers::add);
        }
        String free = answer.first("free");
        return new TargetState(
                answer.first("state"),
                answer.first("salt"),
                free.matches("\\d{1,15}") ? Long.parseLong(free) : 0,
                answer.first("docker"),
                answer.first("endpoint"),
                answer.first("error"),
                answer.all("held").stream().findFirst().map(Holder::parse),
                answer.first("unresolved"),
                !answer.first("stuck").isEmpty(),
                answer.all("record").stream().findFirst().flatMap(ReleaseRecord::parse),
                containers);
    }
}
