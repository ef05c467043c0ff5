package io.homeplane.deploy.stack;

import io.homeplane.deploy.progress.Progress;

/** Passes on what happens with every secret value masked. */
record MaskedProgress(Progress progress, Masking masking) implements Progress {
    @Override
    public void phase(String phase) {
        progress.phase(phase);
    }

    @Override
    public void line(String line) {
        progress.line(masking.mask(line));
    }
}
