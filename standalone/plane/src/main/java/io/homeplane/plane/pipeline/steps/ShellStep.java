package io.homeplane.plane.pipeline.steps;

import hudson.AbortException;
import hudson.FilePath;
import hudson.model.TaskListener;
import io.homeplane.plane.pipeline.Call;
import io.homeplane.plane.pipeline.Interpreter;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** {@code sh}: runs a script in the workspace. The script is a file only its owner reads: it is never an argument. */
final class ShellStep {
    private ShellStep() {}

    static Object run(Call call, Interpreter pipeline) throws Exception {
        FilePath directory = NodeSteps.directory(call, pipeline);
        pipeline.log().pipeline("sh");
        String text = call.required("script");
        Path file = Files.createTempFile(
                "plane-", ".sh", PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        try {
            Files.writeString(file, text);
            return run(call, pipeline, directory, command(text, file));
        } finally {
            Files.deleteIfExists(file);
        }
    }

    private static Object run(Call call, Interpreter pipeline, FilePath directory, List<String> command)
            throws Exception {
        TaskListener listener = pipeline.scope().get(TaskListener.class);
        boolean returnsOutput = call.isTrue("returnStdout");
        Process process = start(NodeSteps.environment(pipeline), directory, command);
        ByteArrayOutputStream output = new ByteArrayOutputStream();
        Thread errors = copying(process.getErrorStream(), listener.getLogger());
        Thread outputs = copying(process.getInputStream(), returnsOutput ? output : listener.getLogger());
        int code = await(process, pipeline);
        outputs.join();
        errors.join();
        if (call.isTrue("returnStatus")) {
            return code;
        }
        if (code != 0) {
            throw new AbortException("script returned exit code " + code);
        }
        return returnsOutput ? output.toString(StandardCharsets.UTF_8) : null;
    }

    /** A script says in its first line what reads it, as for the kernel; else the shell does, printing each command. */
    private static List<String> command(String text, Path file) {
        List<String> command = new ArrayList<>();
        if (text.startsWith("#!")) {
            // The kernel hands on everything behind the interpreter as one argument.
            String line = text.lines().findFirst().orElseThrow().substring(2).strip();
            command.addAll(List.of(line.split("\\s+", 2)));
        } else {
            command.addAll(List.of("/bin/sh", "-xe"));
        }
        command.add(file.toString());
        return command;
    }

    private static Process start(Map<String, String> environment, FilePath directory, List<String> command)
            throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.directory(new File(directory.getRemote()));
        builder.environment().clear();
        builder.environment().putAll(environment);
        Process process = builder.start();
        process.getOutputStream().close();
        return process;
    }

    private static int await(Process process, Interpreter pipeline) throws InterruptedException {
        try {
            return process.waitFor();
        } catch (InterruptedException stop) {
            process.descendants().forEach(ProcessHandle::destroy);
            process.destroy();
            pipeline.interruptibly(() -> {
                throw stop;
            });
            throw stop;
        }
    }

    private static Thread copying(InputStream from, OutputStream to) {
        Thread thread = new Thread(() -> {
            try (from) {
                from.transferTo(to);
                to.flush();
            } catch (IOException ended) {
                // The process is gone: what it printed so far stands in the log.
            }
        });
        thread.setDaemon(true);
        thread.start();
        return thread;
    }
}
