package io.homeplane.deploy.lxd;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.homeplane.deploy.lxd.InstanceException.Kind;
import io.homeplane.deploy.lxd.LaunchResult.Outcome;
import io.homeplane.deploy.progress.Progress;
import io.homeplane.inventory.model.Instance;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** One launch: look, create or change, start, wait for an address. */
final class Launch {
    private static final long LOOK_MILLIS = 200;

    private final LxdClient lxd;
    private final Instance instance;
    private final Progress progress;
    private final Duration timeout;
    private final long end;

    Launch(LxdClient lxd, Instance instance, Duration timeout, Progress progress) {
        this.lxd = lxd;
        this.instance = instance;
        this.progress = progress;
        this.timeout = timeout;
        this.end = System.nanoTime() + timeout.toNanos();
    }

    LaunchResult run() throws InstanceException, IOException, InterruptedException {
        String path = LxdClient.path("instances", instance.name());
        progress.phase("check");
        JsonNode found = read(path);
        Outcome outcome = found == null ? create() : update(path, new InstanceState(found));
        if (found == null || !new InstanceState(found).running()) {
            start(path);
            outcome = outcome == Outcome.UNCHANGED ? Outcome.CHANGED : outcome;
        }
        return new LaunchResult(instance.name(), instance.server(), addresses(path), outcome);
    }

    private Outcome create() throws InstanceException, IOException {
        requireProfiles();
        String fingerprint = fingerprint();
        progress.phase("create");
        progress.line("creating " + instance.type() + " " + instance.name() + " from image " + instance.image());
        lxd.post(LxdClient.path("instances"), InstanceState.create(instance, fingerprint), left());
        return Outcome.CREATED;
    }

    private Outcome update(String path, InstanceState state) throws InstanceException, IOException {
        var conflict = state.conflict(instance);
        if (conflict.isPresent()) {
            throw failed(Kind.DIFFERS, conflict.get() + "; delete it to have it made anew, or describe it as it is");
        }
        if (state.matches(instance)) {
            return Outcome.UNCHANGED;
        }
        requireProfiles();
        progress.phase("update");
        progress.line("changing the configuration of " + instance.name());
        lxd.put(path, state.changed(instance), left());
        return Outcome.CHANGED;
    }

    private void start(String path) throws IOException {
        progress.phase("start");
        ObjectNode body = new ObjectMapper().createObjectNode();
        body.put("action", "start");
        body.put("timeout", left().toSeconds());
        lxd.put(path + "/state", body, left());
    }

    private List<String> addresses(String path) throws InstanceException, IOException, InterruptedException {
        progress.phase("address");
        while (true) {
            JsonNode state = lxd.get(path + "/state");
            List<String> addresses = InstanceState.addresses(state);
            if (!addresses.isEmpty()) {
                return addresses;
            }
            if (!state.path("status").asText().equals("Running")) {
                throw failed(
                        Kind.REFUSED,
                        "it is " + state.path("status").asText() + " right after it was started; see `lxc info "
                                + instance.name() + " --show-log` there");
            }
            if (System.nanoTime() >= end) {
                throw failed(
                        Kind.NO_ADDRESS,
                        "it runs but has no address after " + timeout.toSeconds()
                                + " s; look at the network of its profiles (" + String.join(", ", instance.profiles())
                                + ")");
            }
            TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
        }
    }

    private String fingerprint() throws InstanceException, IOException {
        JsonNode alias = read(LxdClient.path("images", "aliases", instance.image()));
        if (alias != null) {
            return alias.path("target").asText();
        }
        JsonNode image = read(LxdClient.path("images", instance.image()));
        if (image != null) {
            return image.path("fingerprint").asText();
        }
        throw failed(
                Kind.UNKNOWN_IMAGE,
                "its LXD has no image " + instance.image() + "; it has "
                        + list(lxd.names(LxdClient.path("images", "aliases"))));
    }

    private void requireProfiles() throws InstanceException, IOException {
        for (String profile : instance.profiles()) {
            if (read(LxdClient.path("profiles", profile)) == null) {
                throw failed(
                        Kind.UNKNOWN_PROFILE,
                        "its LXD has no profile " + profile + "; it has "
                                + list(lxd.names(LxdClient.path("profiles"))));
            }
        }
    }

    /** Null when LXD knows no such thing. */
    private JsonNode read(String path) throws IOException {
        try {
            return lxd.get(path);
        } catch (LxdClient.LxdError e) {
            if (e.notFound()) {
                return null;
            }
            throw e;
        }
    }

    private Duration left() {
        return Duration.ofNanos(Math.max(TimeUnit.SECONDS.toNanos(1), end - System.nanoTime()));
    }

    private InstanceException failed(Kind kind, String why) {
        return new InstanceException(
                kind, "Instance " + instance.name() + " on " + instance.server() + " was not launched: " + why);
    }

    private static String list(List<String> names) {
        return names.isEmpty() ? "none" : String.join(", ", names);
    }
}
