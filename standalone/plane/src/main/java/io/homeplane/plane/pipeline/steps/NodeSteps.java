package io.homeplane.plane.pipeline.steps;

import hudson.EnvVars;
import hudson.FilePath;
import hudson.Launcher;
import hudson.model.TaskListener;
import hudson.remoting.VirtualChannel;
import io.homeplane.plane.pipeline.Call;
import io.homeplane.plane.pipeline.Interpreter;
import io.homeplane.plane.pipeline.PipelineException;
import io.homeplane.plane.pipeline.Scope;
import io.homeplane.standalone.api.Controller;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.Map;

/** Steps about a workspace and its files; the only node is this machine. */
public final class NodeSteps {
    private NodeSteps() {}

    static Object node(Call call, Interpreter pipeline) throws Exception {
        return pipeline.block("node", "", () -> pipeline.body(call.body(), workspace(pipeline)));
    }

    /** The scope of a {@code node} block: workspace, launcher and what they put into the environment. */
    public static Scope workspace(Interpreter pipeline) throws Exception {
        FilePath workspace = new FilePath(pipeline.run().getParent().workspace());
        workspace.mkdirs();
        pipeline.scope().get(TaskListener.class).getLogger().println("Running on this machine in " + workspace);
        TaskListener listener = pipeline.scope().get(TaskListener.class);
        return pipeline.scope()
                .with(workspace)
                .with(new ThisMachine(listener, workspace.getChannel()))
                .with(Controller.current().computer(""))
                .withEnvironment(Map.of(
                        "WORKSPACE",
                        workspace.getRemote(),
                        "WORKSPACE_TMP",
                        workspace.getRemote() + "@tmp",
                        "NODE_NAME",
                        "built-in"));
    }

    static Object dir(Call call, Interpreter pipeline) throws Exception {
        FilePath directory = directory(call, pipeline)
                .child(call.name().equals("ws") ? call.required("dir") : call.required("path"));
        directory.mkdirs();
        return pipeline.block(call.name(), "", () -> {
            pipeline.log().line("Running in " + directory);
            return pipeline.body(call.body(), pipeline.scope().with(directory));
        });
    }

    static Object deleteDir(Call call, Interpreter pipeline) throws Exception {
        pipeline.log().pipeline("deleteDir");
        directory(call, pipeline).deleteRecursive();
        return null;
    }

    static Object pwd(Call call, Interpreter pipeline) throws Exception {
        return directory(call, pipeline).getRemote();
    }

    static Object readFile(Call call, Interpreter pipeline) throws Exception {
        pipeline.log().pipeline("readFile");
        FilePath file = directory(call, pipeline).child(call.required("file"));
        try {
            return file.readToString();
        } catch (FileNotFoundException | java.nio.file.NoSuchFileException missing) {
            throw new PipelineException("readFile: there is no file " + file);
        }
    }

    static Object writeFile(Call call, Interpreter pipeline) throws Exception {
        pipeline.log().pipeline("writeFile");
        directory(call, pipeline).child(call.required("file")).write(call.required("text"), call.text("encoding"));
        return null;
    }

    static Object fileExists(Call call, Interpreter pipeline) throws Exception {
        pipeline.log().pipeline("fileExists");
        return directory(call, pipeline).child(call.required("file")).exists();
    }

    /** The directory that a step works in. */
    static FilePath directory(Call call, Interpreter pipeline) throws IOException, InterruptedException {
        FilePath directory = pipeline.scope().get(FilePath.class);
        if (directory == null) {
            throw new PipelineException(
                    "the step '" + call.name() + "' needs a workspace: put it inside a 'node' block");
        }
        return directory;
    }

    static EnvVars environment(Interpreter pipeline) throws IOException, InterruptedException {
        return pipeline.scope().get(EnvVars.class);
    }

    private static final class ThisMachine extends Launcher {
        ThisMachine(TaskListener listener, VirtualChannel channel) {
            super(listener, channel);
        }
    }
}
