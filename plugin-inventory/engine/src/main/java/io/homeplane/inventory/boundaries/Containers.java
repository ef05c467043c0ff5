package io.homeplane.inventory.boundaries;

import io.homeplane.inventory.compose.ComposeProject;
import io.homeplane.inventory.compose.ComposeService;
import io.homeplane.inventory.model.Stack;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The containers of a server's stacks, with every shared network resolved. */
public final class Containers {
    private static final String SERVICE = "service:";
    private static final String CONTAINER = "container:";
    private static final int LONGEST_CHAIN = 100;

    /** A service with its stack: what a container is made of. */
    private record Part(Stack stack, ComposeProject project, ComposeService service) {}

    private final Map<String, Part> parts = new LinkedHashMap<>();
    private final Map<String, String> byService = new HashMap<>();
    private final Map<String, String> byDockerName = new HashMap<>();
    private final Map<String, String> networkLabels = new LinkedHashMap<>();

    private Containers(List<Stack> stacks, Map<String, ComposeProject> projects) {
        Map<String, Integer> uses = new HashMap<>();
        for (Stack stack : stacks) {
            projects.get(stack.name())
                    .startedServices()
                    .forEach(service -> uses.merge(service.name(), 1, Integer::sum));
        }
        for (Stack stack : stacks) {
            ComposeProject project = projects.get(stack.name());
            project.startedServices().forEach(service -> add(new Part(stack, project, service), uses));
        }
        label();
    }

    /**
     * The containers of one server's stacks.
     *
     * @param projects the Compose project of each of them, by the stack's name
     */
    public static List<Container> of(List<Stack> stacks, Map<String, ComposeProject> projects) {
        return new Containers(stacks, projects).all();
    }

    private void add(Part part, Map<String, Integer> uses) {
        ComposeService service = part.service();
        String docker = service.containerName().isEmpty()
                ? part.project().name() + "-" + service.name() + "-1"
                : service.containerName();
        boolean unique = uses.get(service.name()) == 1;
        String name = service.containerName().isEmpty() && unique ? service.name() : docker;
        String free = parts.containsKey(name) ? part.stack().name() + "/" + service.name() : name;
        parts.put(free, part);
        byService.put(part.stack().name() + "/" + service.name(), free);
        byDockerName.put(docker, free);
    }

    /** A network is called as in its file, unless another one of the server is called so there too. */
    private void label() {
        Map<String, Set<String>> names = new HashMap<>();
        for (Part part : parts.values()) {
            keys(part.service())
                    .forEach(key -> names.computeIfAbsent(key, ignored -> new LinkedHashSet<>())
                            .add(part.project().networkName(key)));
        }
        for (Part part : parts.values()) {
            for (String key : keys(part.service())) {
                String docker = part.project().networkName(key);
                boolean own = names.get(key).size() == 1 && !key.equals("default");
                networkLabels.merge(docker, own ? key : docker, (first, second) -> first);
            }
        }
    }

    private static List<String> keys(ComposeService service) {
        if (!service.networkMode().isEmpty()) {
            return List.of();
        }
        return service.networks().isEmpty() ? List.of("default") : service.networks();
    }

    private List<Container> all() {
        List<Container> all = new ArrayList<>();
        parts.forEach((name, part) -> {
            String owner = owner(name);
            all.add(new Container(
                    name,
                    part.stack().name(),
                    part.service().name(),
                    part.service().image(),
                    part.service().position(),
                    networks(parts.get(owner)),
                    owner.equals(name) ? "" : owner,
                    part.service().ports(),
                    Escapes.of(part.service())));
        });
        return all;
    }

    /** The container whose network one has in the end; one that shares what is not here keeps its own, which is none. */
    private String owner(String name) {
        String at = name;
        for (int step = 0; step < LONGEST_CHAIN; step++) {
            Part part = parts.get(at);
            String mode = part.service().networkMode();
            String next = mode.startsWith(SERVICE)
                    ? byService.get(part.stack().name() + "/" + mode.substring(SERVICE.length()))
                    : mode.startsWith(CONTAINER) ? byDockerName.get(mode.substring(CONTAINER.length())) : null;
            if (next == null || next.equals(name)) {
                return at;
            }
            at = next;
        }
        return at;
    }

    private List<String> networks(Part part) {
        if (part.service().networkMode().equals(Container.HOST)) {
            return List.of(Container.HOST);
        }
        return keys(part.service()).stream()
                .map(key -> networkLabels.get(part.project().networkName(key)))
                .distinct()
                .toList();
    }
}
