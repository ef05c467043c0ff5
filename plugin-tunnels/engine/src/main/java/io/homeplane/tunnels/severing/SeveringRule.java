package io.homeplane.tunnels.severing;

import io.homeplane.inventory.model.DeployEffect;
import io.homeplane.inventory.read.InventorySnapshot;
import io.homeplane.inventory.read.PlanRule;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Tells plans what each deploy cuts, and refuses inventories that would lock somebody out of his own server. */
public record SeveringRule() implements PlanRule {
    @Override
    public Verdict judge(InventorySnapshot snapshot) {
        SeveringMap map = SeveringMap.of(snapshot);
        Map<String, DeployEffect> effects = new LinkedHashMap<>();
        for (Severance severance : map.all()) {
            effects.put(
                    severance.stack(),
                    new DeployEffect(severance.severs(), !severance.severing(), reason(severance, map)));
        }
        return new Verdict(SeveringCheck.check(snapshot.inventory(), map), effects);
    }

    private static String reason(Severance severance, SeveringMap map) {
        List<String> clauses = new ArrayList<>();
        if (severance.scope() == Severance.Scope.PLANE) {
            clauses.add("cuts the plane: it is the plane's own stack");
        }
        severance.cuts().forEach(cut -> clauses.add("cuts " + cut.path() + ": " + cut.because()));
        severance.weakened().forEach(path -> clauses.add("weakens " + path.path() + ": " + path.because()));
        map.deadlocks().stream()
                .filter(deadlock -> deadlock.stack().equals(severance.stack()))
                .forEach(deadlock -> clauses.add(deadlock.toString()));
        return String.join("; ", clauses);
    }
}
