package io.homeplane.deploy.stack;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The text of every command that a deploy runs on its server; pure. What each reads and prints is said in its script.
 *
 * @param project Compose project name
 * @param state state directory on the server; empty for the default of the login user
 * @param token the transaction's own; a command of another transaction is refused by the server
 */
record Commands(String project, String state, String token) {
    /** Everything a decision needs, in one round trip. */
    String check() {
        return Shell.command(variables(), "check.sh");
    }

    /** What is recorded and runs of every stack of a server, in one round trip that changes nothing. */
    static String survey() {
        return Shell.command(new Commands("", "", "").variables(), "survey.sh");
    }

    /** Stages the tar on stdin and prints Compose's reading of it as JSON. */
    String prepare(String who) {
        return Shell.command(with("who", oneLine(who)), "prepare.sh");
    }

    String pull(Collection<String> images, Collection<String> build, long secondsPerImage) {
        Map<String, String> variables = variables();
        variables.put("limit", Long.toString(secondsPerImage));
        variables.put("images", String.join(" ", images));
        variables.put("build", String.join(" ", build));
        return Shell.command(variables, "pull.sh");
    }

    /** Names the release and starts its supervisor, whose papers are the tar on stdin. */
    String handOver(String release) {
        return Shell.command(with("release", release), "handover.sh", "start.sh");
    }

    /** Starts a supervisor for a transaction whose own was killed; its token is the one of these commands. */
    String resolve() {
        return Shell.command(with("mode", "resolve"), "start.sh");
    }

    /** Waits until the transaction has left these phases, or {@code patienceSeconds} are over, and says where it is. */
    String watch(Collection<String> seenPhases, int seenLines, long patienceSeconds) {
        Map<String, String> variables = with("seen", String.join(" ", seenPhases));
        variables.put("lines", Integer.toString(seenLines));
        variables.put("patience", Long.toString(patienceSeconds));
        return Shell.command(variables, "watch.sh");
    }

    /** Finds out how far a transaction has come whose plane went away, and ends it when it was not handed over. */
    String attach(long patienceSeconds) {
        return Shell.command(with("patience", Long.toString(patienceSeconds)), "attach.sh");
    }

    String confirm() {
        return Shell.command(variables(), "confirm.sh");
    }

    /** Asks the supervisor to restore; it does so at its next look. */
    String abort() {
        return Shell.command(variables(), "abort.sh");
    }

    /** Gives up before the hand-over. */
    String release() {
        return Shell.command(variables(), "release.sh");
    }

    private Map<String, String> with(String name, String value) {
        Map<String, String> variables = variables();
        variables.put(name, value);
        return variables;
    }

    private Map<String, String> variables() {
        Map<String, String> variables = new LinkedHashMap<>();
        variables.put("project", project);
        variables.put("state", state);
        variables.put("token", token);
        return variables;
    }

    private static String oneLine(String who) {
        String line = who.replaceAll("\\p{Cntrl}+", " ").strip();
        return line.isEmpty() ? "another deploy" : line;
    }
}
