package io.homeplane.tunnels.severing;

import io.homeplane.inventory.model.Inventory;
import io.homeplane.inventory.model.Problem;
import io.homeplane.inventory.model.ProblemCode;
import io.homeplane.inventory.model.Problems;
import io.homeplane.inventory.model.Stack;
import io.homeplane.inventory.read.InventorySnapshot;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What of an inventory's paths would leave somebody locked out of his own server. */
public final class SeveringCheck {
    private SeveringCheck() {}

    /** The problems of an inventory's paths, in the order of their positions. */
    public static List<Problem> check(InventorySnapshot snapshot) {
        return check(snapshot.inventory(), SeveringMap.of(snapshot));
    }

    static List<Problem> check(Inventory inventory, SeveringMap map) {
        Problems problems = new Problems();
        Map<String, Stack> byName =
                inventory.stacks().stream().collect(Collectors.toMap(Stack::name, stack -> stack, (one, other) -> one));
        for (Deadlock deadlock : map.deadlocks()) {
            if (deadlock.waysOut().isEmpty()) {
                noWayOut(byName.get(deadlock.stack()), deadlock, problems);
            }
        }
        map.uselessEmergencyPaths()
                .forEach((path, stacks) -> problems.add(
                        ProblemCode.EMERGENCY_PATH_CARRIED,
                        path.position(),
                        "path." + path.name(),
                        "is carried by what also carries every path that it is to stand in for: "
                                + String.join(", ", stacks),
                        "take an emergency path that needs no stack, such as via = \"ssh\" at a public address"));
        for (Severance severance : map.severing()) {
            Stack stack = byName.get(severance.stack());
            if (stack.autoUpdate()) {
                autoUpdated(stack, severance, problems);
            }
        }
        return problems.sorted();
    }

    private static void noWayOut(Stack stack, Deadlock deadlock, Problems problems) {
        problems.add(
                ProblemCode.NO_WAY_OUT,
                stack.position(),
                "stack." + stack.name(),
                "carries every path to its own server (" + String.join(", ", deadlock.cut())
                        + "): once it stops, nothing can deploy it again",
                "add [[path]] server = \"" + stack.server()
                        + "\" via = \"ssh\" address = \"<host or IP address>\" emergency = true");
    }

    private static void autoUpdated(Stack stack, Severance severance, Problems problems) {
        problems.add(
                ProblemCode.SEVERING_AUTO_UPDATE,
                stack.position(),
                "stack." + stack.name() + ".config.auto_update",
                "is on, but a deploy cuts " + String.join(", ", severance.severs())
                        + ": no batch and no automatic update deploys it",
                "take auto_update away, or give the path another way");
    }
}
