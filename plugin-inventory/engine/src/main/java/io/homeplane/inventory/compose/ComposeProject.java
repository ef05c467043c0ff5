package io.homeplane.inventory.compose;

import io.homeplane.inventory.model.Position;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A stack's Compose files, merged.
 *
 * @param name the project's name
 * @param files relative to the repository's root, in merge order
 * @param sources every file that was read, with those that are included or extended
 * @param references further files and directories of the repository that it names, which need not be there
 * @param profiles that are started; services of other profiles are not
 */
public record ComposeProject(
        String name,
        List<String> files,
        List<String> sources,
        Set<String> references,
        List<String> profiles,
        Map<String, ComposeService> services,
        Map<String, Resource> networks,
        Map<String, Resource> volumes) {
    public ComposeProject {
        files = List.copyOf(files);
        sources = List.copyOf(sources);
        references = Collections.unmodifiableSet(new LinkedHashSet<>(references));
        profiles = List.copyOf(profiles);
        services = Collections.unmodifiableMap(new LinkedHashMap<>(services));
        networks = Collections.unmodifiableMap(new LinkedHashMap<>(networks));
        volumes = Collections.unmodifiableMap(new LinkedHashMap<>(volumes));
    }

    /**
     * A network or volume.
     *
     * @param key its key in the file
     * @param name what Docker calls it
     * @param external true when something else creates it
     */
    public record Resource(String key, Position position, String name, boolean external) {}

    /** The services that {@code docker compose up} starts: those without a profile, or with one that is started. */
    public List<ComposeService> startedServices() {
        return services.values().stream()
                .filter(service -> service.profiles().isEmpty()
                        || profiles.contains("*")
                        || service.profiles().stream().anyMatch(profiles::contains))
                .toList();
    }

    /** Docker's name of a network by its key in the file. */
    public String networkName(String key) {
        Resource network = networks.get(key);
        return network == null ? name + "_" + key : network.name();
    }

    /** Docker's names of the networks that must be there before the project can start. */
    public Set<String> externalNetworks() {
        return namesOf(networks, true);
    }

    /** Docker's names of the networks that the project makes, {@code default} included when a service is on it. */
    public Set<String> createdNetworks() {
        Set<String> created = namesOf(networks, false);
        boolean usesDefault = services.values().stream()
                .anyMatch(service ->
                        service.networkMode().isEmpty() && service.networks().isEmpty());
        if (usesDefault && !networks.containsKey("default")) {
            created.add(name + "_default");
        }
        return created;
    }

    /** Docker's names of the volumes that must be there before the project can start. */
    public Set<String> externalVolumes() {
        return namesOf(volumes, true);
    }

    /** Docker's names of the volumes that the project makes. */
    public Set<String> createdVolumes() {
        return namesOf(volumes, false);
    }

    /** Names of containers that services share the network of by {@code network_mode: container:..}. */
    public List<String> sharedContainers() {
        List<String> shared = new ArrayList<>();
        for (ComposeService service : services.values()) {
            if (service.networkMode().startsWith("container:")) {
                shared.add(service.networkMode().substring("container:".length()));
            }
        }
        return shared;
    }

    private static Set<String> namesOf(Map<String, Resource> resources, boolean external) {
        Set<String> names = new LinkedHashSet<>();
        for (Resource resource : resources.values()) {
            if (resource.external() == external) {
                names.add(resource.name());
            }
        }
        return names;
    }
}
