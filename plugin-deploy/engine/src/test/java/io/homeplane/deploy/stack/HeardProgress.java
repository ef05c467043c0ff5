package io.homeplane.deploy.stack;

import io.homeplane.deploy.progress.Progress;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Keeps all that was told. */
class HeardProgress implements Progress {
    final List<String> phases = new CopyOnWriteArrayList<>();
    final List<String> lines = new CopyOnWriteArrayList<>();

    @Override
    public void phase(String phase) {
        phases.add(phase);
    }

    @Override
    public void line(String line) {
        lines.add(line);
    }
}
