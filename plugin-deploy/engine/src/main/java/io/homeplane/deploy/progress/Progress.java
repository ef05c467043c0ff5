package io.homeplane.deploy.progress;

/** Is told what an operation does while it runs; every text is already masked and one line long. */
public interface Progress {
    /** Hears nothing. */
    Progress SILENT = new Progress() {
        @Override
        public void phase(String phase) {}

        @Override
        public void line(String line) {}
    };

    /** A new phase has begun, such as {@code pull}. */
    void phase(String phase);

    /** Something worth a line in a build's log. */
    void line(String line);
}
