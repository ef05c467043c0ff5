package io.homeplane.plane.cli;

import io.homeplane.deploy.progress.Progress;

/** Says on stderr how a deploy goes. */
final class TerminalProgress implements Progress {
    private final String stack;

    TerminalProgress(String stack) {
        this.stack = stack;
    }

    @Override
    public void phase(String phase) {
        System.err.println(stack + ": == " + phase);
    }

    @Override
    public void line(String line) {
        System.err.println(stack + ": " + line);
    }
}
