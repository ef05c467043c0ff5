package io.homeplane.plane.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What git says of the inventory's repository. */
final class GitCheck {
    private final Path directory;

    GitCheck(Path directory) {
        this.directory = directory;
    }

    List<Finding> check() throws IOException, InterruptedException {
        List<Finding> findings = new ArrayList<>();
        Answer version;
        try {
            version = git("--version");
        } catch (IOException missing) {
            return List.of(Finding.fail("git", "is not on the PATH; install it"));
        }
        findings.add(Finding.ok("git", version.text()));
        Answer status = git("status", "--porcelain", "--branch");
        if (status.code() != 0) {
            findings.add(
                    Finding.warn("repository", directory + " is in no git checkout: nothing says who changed what"));
            return findings;
        }
        List<String> lines = status.text().lines().toList();
        long changed = lines.stream().filter(line -> !line.startsWith("##")).count();
        findings.add(
                changed == 0
                        ? Finding.ok("repository", "everything is committed")
                        : Finding.warn(
                                "repository", changed + " files are not committed: no plane but this one sees them"));
        lines.stream()
                .filter(line -> line.startsWith("##") && line.contains("[ahead"))
                .forEach(line ->
                        findings.add(Finding.warn("repository", "commits are not pushed (" + line.substring(3) + ")")));
        return findings;
    }

    private record Answer(int code, String text) {}

    private Answer git(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("git", "-C", directory.toString()));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        process.getOutputStream().close();
        String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Answer(process.waitFor(), text.strip());
    }
}
