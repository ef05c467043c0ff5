package io.homeplane.deploy.jenkins;

import hudson.model.TaskListener;
import io.homeplane.deploy.progress.Progress;

/** Progress as lines of the build's log; works on agents too, since a listener finds its way back. */
final class LogProgress implements Progress {
    private final TaskListener listener;
    private final String subject;

    LogProgress(TaskListener listener, String subject) {
        this.listener = listener;
        this.subject = subject;
    }

    @Override
    public void phase(String phase) {
        listener.getLogger().println("[" + subject + "] " + phase);
    }

    @Override
    public void line(String line) {
        listener.getLogger().println("[" + subject + "]   " + line);
    }
}
