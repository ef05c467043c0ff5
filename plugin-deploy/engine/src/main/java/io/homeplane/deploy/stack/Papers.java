package io.homeplane.deploy.stack;

import java.time.Duration;

/** What a supervisor gets when a release is handed over to it: a tar of small files that only its user may read. */
final class Papers {
    private static final Duration RESTORE = Duration.ofMinutes(5);

    private Papers() {}

    static byte[] of(
            ReleaseRecord release, boolean fresh, ComposeConfig config, String override, DeployTimeouts timeouts) {
        TarWriter tar = new TarWriter();
        StringBuilder images = new StringBuilder();
        config.images()
                .forEach((service, reference) -> images.append(service)
                        .append(' ')
                        .append(release.images().get(service))
                        .append(' ')
                        .append(reference)
                        .append('\n'));
        tar.text("images", images.toString());
        tar.text("services", String.join(" ", config.services()) + "\n");
        tar.text("jobs", String.join(" ", config.jobs()) + "\n");
        if (!override.isEmpty()) {
            tar.text("override.yaml", override);
        }
        tar.text("supervisor.sh", Shell.supervisor());
        tar.text("transaction", transaction(release, fresh, timeouts));
        tar.text("record", release.toJson() + "\n");
        return tar.finish();
    }

    private static String transaction(ReleaseRecord release, boolean fresh, DeployTimeouts timeouts) {
        return "release=" + release.id()
                + "\nprevious=" + release.previous()
                + "\nfresh=" + (fresh ? "yes" : "no")
                + "\nup=" + timeouts.up().toSeconds()
                + "\nhealth=" + timeouts.health().toSeconds()
                + "\nconfirm=" + timeouts.confirm().toSeconds()
                + "\nrestore=" + RESTORE.toSeconds()
                + "\n";
    }
}
