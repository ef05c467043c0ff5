package io.homeplane.inventory.check;

import io.homeplane.inventory.compose.ComposeProject;
import io.homeplane.inventory.compose.ComposeService;
import io.homeplane.inventory.compose.ComposeService.PublishedPort;
import io.homeplane.inventory.model.Inventory;
import io.homeplane.inventory.model.ProblemCode;
import io.homeplane.inventory.model.Problems;
import io.homeplane.inventory.model.Stack;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Two services must not publish one port of a server. */
public final class PortCheck {
    private static final Set<String> ALL_ADDRESSES = Set.of("", "0.0.0.0", "::", "[::]");

    private record Use(Stack stack, ComposeService service, String address) {
        boolean meets(Use other) {
            return ALL_ADDRESSES.contains(address)
                    || ALL_ADDRESSES.contains(other.address)
                    || address.equals(other.address);
        }

        String name() {
            return "stack " + stack.name() + ", service " + service.name() + " (" + service.position() + ")";
        }
    }

    private final Map<String, List<Use>> uses = new HashMap<>();
    /** Ranges of ports, stated often enough, would never end. */
    private static final int MOST = 1_000_000;

    private final Problems problems;
    private int taken;

    private PortCheck(Problems problems) {
        this.problems = problems;
    }

    /**
     * Adds a problem for each service that publishes a port another one has.
     *
     * @param projects Compose projects by stack name
     */
    public static void check(Inventory inventory, Map<String, ComposeProject> projects, Problems problems) {
        PortCheck check = new PortCheck(problems);
        for (Stack stack : inventory.stacks()) {
            ComposeProject project = projects.get(stack.name());
            if (project != null && !stack.server().isEmpty()) {
                project.startedServices()
                        .forEach(service -> service.ports().forEach(port -> check.port(stack, service, port)));
            }
        }
    }

    private void port(Stack stack, ComposeService service, PublishedPort port) {
        if (port.first() < 0) {
            return;
        }
        for (int number = port.first(); number <= port.last() && taken < MOST; number++) {
            taken++;
            take(stack.server() + " " + number + "/" + port.protocol(), new Use(stack, service, port.address()));
        }
        if (taken == MOST) {
            problems.add(
                    ProblemCode.TOO_LARGE,
                    service.position(),
                    "stack." + stack.name() + "." + service.name() + ".ports",
                    "with this service more than " + MOST + " ports are published, and from here on none is compared",
                    "publish the ports that are used");
        }
    }

    private void take(String port, Use use) {
        List<Use> others = uses.computeIfAbsent(port, ignored -> new ArrayList<>(1));
        for (Use other : others) {
            boolean same = other.stack().name().equals(use.stack().name())
                    && other.service().name().equals(use.service().name());
            if (!same && other.meets(use)) {
                problems.add(
                        ProblemCode.PORT_TAKEN,
                        use.service().position(),
                        "stack." + use.stack().name() + "." + use.service().name() + ".ports",
                        "port " + port.substring(port.indexOf(' ') + 1) + " of server "
                                + use.stack().server() + " is already published by " + other.name(),
                        "publish another port of the host, or the same on another of its addresses");
                return;
            }
            if (same && other.address().equals(use.address())) {
                return;
            }
        }
        others.add(use);
    }
}
