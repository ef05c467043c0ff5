package io.homeplane.deploy.lxd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.homeplane.deploy.lab.Lab;
import io.homeplane.deploy.lxd.LaunchResult.Outcome;
import io.homeplane.deploy.progress.Progress;
import io.homeplane.inventory.model.Instance;
import io.homeplane.inventory.model.Position;
import io.homeplane.tunnels.connect.Connection;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Instances on the lab's real LXD. */
class InstanceLauncherIT {
    private final String name = "it-" + UUID.randomUUID().toString().substring(0, 8);
    private Lab lab;

    @BeforeEach
    void open() {
        lab = Lab.require();
    }

    @AfterEach
    void remove() throws Exception {
        if (lab != null) {
            try (Connection connection = lab.connector().connect(lab.path("home"))) {
                connection.run("lxc delete --force " + name, Duration.ofSeconds(30));
            }
        }
    }

    @Test
    void shouldRunWithAnAddressAndChangeNothingTheSecondTime() throws Exception {
        LaunchResult first = launch(instance("busybox", "default", Map.of("user.purpose", "test")));
        LaunchResult second = launch(instance("busybox", "default", Map.of("user.purpose", "test")));

        assertThat(first.outcome()).isEqualTo(Outcome.CREATED);
        assertThat(first.addresses()).isNotEmpty();
        assertThat(second.outcome()).isEqualTo(Outcome.UNCHANGED);
        assertThat(second.addresses()).isEqualTo(first.addresses());
    }

    @Test
    void shouldChangeWhatIsDescribedAnewAndForgetWhatIsNot() throws Exception {
        launch(instance("busybox", "default", Map.of("user.old", "1")));

        LaunchResult changed = launch(instance("busybox", "default", Map.of("user.new", "2")));

        assertThat(changed.outcome()).isEqualTo(Outcome.CHANGED);
        assertThat(lxc("config show " + name)).contains("user.new: \"2\"").doesNotContain("user.old");
    }

    @Test
    void shouldStartItAgainWhenItIsStopped() throws Exception {
        launch(instance("busybox", "default", Map.of()));
        lxc("stop --force " + name);

        assertThat(launch(instance("busybox", "default", Map.of())).outcome()).isEqualTo(Outcome.CHANGED);
        assertThat(lxc("list -c s -f csv " + name)).isEqualTo("RUNNING");
    }

    @Test
    void shouldSayWhichImagesThereAreWhenTheImageIsUnknown() {
        assertThatThrownBy(() -> launch(instance("debian/99", "default", Map.of())))
                .isInstanceOf(InstanceException.class)
                .hasMessageContaining("has no image debian/99; it has")
                .hasMessageContaining("busybox");
    }

    @Test
    void shouldSayWhichProfilesThereAreWhenTheProfileIsUnknown() {
        assertThatThrownBy(() -> launch(instance("busybox", "fast", Map.of())))
                .hasMessageContaining("has no profile fast; it has default");
    }

    @Test
    void shouldSayWhatLxdSaysWhenItRefuses() {
        assertThatThrownBy(() -> launch(instance("busybox", "default", Map.of("no.such.key", "1"))))
                .hasMessageContaining("LXD says")
                .hasMessageContaining("no.such.key");
    }

    @Test
    void shouldRefuseToMakeAnInstanceAnewWhenItsImageDiffers() throws Exception {
        launch(instance("busybox", "default", Map.of()));

        assertThatThrownBy(() -> launch(instance("debian/99", "default", Map.of())))
                .hasMessageContaining("made from image busybox, described is debian/99");
    }

    @Test
    void shouldSayThatAServerHasNoLxd() {
        assertThatThrownBy(() -> new InstanceLauncher(lab.connector())
                        .launch(
                                new LaunchRequest(
                                        instance("busybox", "default", Map.of()),
                                        List.of(lab.path("vps")),
                                        Duration.ofSeconds(20)),
                                Progress.SILENT))
                .hasMessageContaining("has no LXD or Incus");
    }

    private LaunchResult launch(Instance instance) throws Exception {
        return new InstanceLauncher(lab.connector())
                .launch(
                        new LaunchRequest(instance, List.of(lab.path("home")), Duration.ofSeconds(30)),
                        Progress.SILENT);
    }

    private Instance instance(String image, String profile, Map<String, String> config) {
        return new Instance(name, Position.of("lab"), "home", "container", image, List.of(profile), config);
    }

    private String lxc(String arguments) throws Exception {
        try (Connection connection = lab.connector().connect(lab.path("home"))) {
            return connection
                    .run("lxc " + arguments, Duration.ofSeconds(30))
                    .stdout()
                    .strip();
        }
    }
}
