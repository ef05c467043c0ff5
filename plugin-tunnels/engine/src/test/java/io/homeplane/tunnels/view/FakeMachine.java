package io.homeplane.tunnels.view;

import io.homeplane.tunnels.connect.CommandResult;
import io.homeplane.tunnels.connect.Connection;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** A machine whose commands print what a test says. */
final class FakeMachine implements Connection {
    private final Map<String, String> answers = new LinkedHashMap<>();
    private final List<String> ran = new ArrayList<>();

    /** A command that contains this prints that. */
    FakeMachine printing(String part, String printed) {
        answers.put(part, printed);
        return this;
    }

    List<String> ran() {
        return ran;
    }

    Glance glance() {
        return new Glance(this, System.nanoTime() + Duration.ofMillis(300).toNanos());
    }

    @Override
    public String pathName() {
        return "fake";
    }

    @Override
    public CommandResult run(String command, InputStream stdin, Consumer<String> stderrLine, Duration timeout) {
        ran.add(command);
        return answers.entrySet().stream()
                .filter(answer -> command.contains(answer.getKey()))
                .findFirst()
                .map(answer -> new CommandResult(0, answer.getValue(), ""))
                .orElse(new CommandResult(127, "", "sh: not found"));
    }

    @Override
    public Path forward(String remoteSocket) {
        return Path.of(remoteSocket);
    }

    @Override
    public void close() {
        // nothing is open
    }
}
