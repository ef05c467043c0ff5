package io.homeplane.deploy.stack;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** What survey.sh printed about one server, taken apart by Compose project. */
final class ServerAnswer {
    private final StringBuilder common = new StringBuilder();
    private final StringBuilder errors = new StringBuilder();
    private final Map<String, StringBuilder> recorded = new LinkedHashMap<>();
    private final Map<String, StringBuilder> running = new LinkedHashMap<>();

    private ServerAnswer() {}

    static ServerAnswer parse(String output) {
        ServerAnswer answer = new ServerAnswer();
        StringBuilder section = answer.common;
        for (String line : output.lines().toList()) {
            if (line.startsWith("project=")) {
                section = answer.recorded.computeIfAbsent(
                        line.substring("project=".length()), key -> new StringBuilder());
            } else if (line.startsWith("error=")) {
                answer.errors.append(line).append('\n');
            } else if (line.startsWith("of=")) {
                answer.container(line.substring("of=".length()));
            } else {
                section.append(line).append('\n');
            }
        }
        return answer;
    }

    private void container(String line) {
        int bar = line.indexOf('|');
        if (bar > 0) {
            running.computeIfAbsent(line.substring(0, bar), key -> new StringBuilder())
                    .append(line.substring(bar + 1))
                    .append('\n');
        }
    }

    /** What was told about a project, as one whose own check it was. */
    TargetState of(String project) {
        return TargetState.parse(common.toString()
                + errors
                + recorded.getOrDefault(project, new StringBuilder())
                + running.getOrDefault(project, new StringBuilder()));
    }

    /** Projects that Homeplane keeps something of there. */
    Set<String> projects() {
        return recorded.keySet();
    }
}
