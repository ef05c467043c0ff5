package io.homeplane.inventory.compose;

import io.homeplane.inventory.model.Position;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * A service of a Compose project.
 *
 * @param image empty when it is only built
 * @param built true when Compose can build the image itself
 * @param containerName empty when Compose chooses one
 * @param healthcheck true when the file states a health check that is not disabled
 * @param networkMode {@code host}, {@code none}, {@code service:x}, {@code container:x}; empty when it has networks
 * @param networks keys of the project's networks, in order; empty for {@code default}
 * @param envFiles relative to the repository's root
 * @param bindMounts of the host's files and directories
 * @param volumes keys of the project's volumes that it mounts
 * @param capAdd capabilities that are added to Docker's usual ones
 * @param pidMode {@code host}, {@code service:x}; empty for its own processes
 * @param labels by name, as for reverse proxies
 * @param names that it answers to beside its own: its host name, and its aliases in networks
 */
public record ComposeService(
        String name,
        Position position,
        String image,
        boolean built,
        String containerName,
        boolean healthcheck,
        String networkMode,
        List<String> networks,
        List<PublishedPort> ports,
        List<EnvFile> envFiles,
        List<BindMount> bindMounts,
        List<String> dependsOn,
        List<String> profiles,
        List<String> volumes,
        boolean privileged,
        List<String> capAdd,
        String pidMode,
        Map<String, String> labels,
        List<NetworkName> names) {
    public ComposeService {
        networks = List.copyOf(networks);
        ports = List.copyOf(ports);
        envFiles = List.copyOf(envFiles);
        bindMounts = List.copyOf(bindMounts);
        dependsOn = List.copyOf(dependsOn);
        profiles = List.copyOf(profiles);
        volumes = List.copyOf(volumes);
        capAdd = List.copyOf(capAdd);
        labels = Collections.unmodifiableMap(new LinkedHashMap<>(labels));
        names = List.copyOf(names);
    }

    /**
     * A name in Docker's own DNS.
     *
     * @param network the key of the network that knows it; empty for the container's host name
     */
    public record NetworkName(String name, String network) {}

    /**
     * A port of the host.
     *
     * @param address of the host; empty for all
     * @param published as written, which may be a range or empty for any free one
     * @param target port of the container
     * @param protocol {@code tcp} or {@code udp}
     */
    public record PublishedPort(String address, String published, String target, String protocol) {
        private static final Pattern NUMBER = Pattern.compile("[0-9]{1,5}");

        /** The first port of the host; -1 for any free one and for one that only an env file knows. */
        public int first() {
            int dash = published.indexOf('-');
            return number(dash < 0 ? published : published.substring(0, dash));
        }

        /** The last port of the host, which may be the first; -1 like that. */
        public int last() {
            return number(published.substring(published.indexOf('-') + 1));
        }

        /** True when it is one of these ports of the host. */
        public boolean covers(int port) {
            return first() >= 0 && first() <= port && port <= last();
        }

        private static int number(String text) {
            return NUMBER.matcher(text).matches() ? Integer.parseInt(text) : -1;
        }
    }

    /**
     * A file with variables for the container.
     *
     * @param required false when Compose goes on without it
     */
    public record EnvFile(String path, boolean required) {}

    /**
     * A file or directory of the host in a container.
     *
     * @param source absolute as written, or relative to the repository's root
     * @param relative true when {@code source} is one of the repository's own files or directories
     */
    public record BindMount(String source, String target, boolean readOnly, boolean relative) {}
}
