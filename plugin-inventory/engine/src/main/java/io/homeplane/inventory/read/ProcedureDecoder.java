package io.homeplane.inventory.read;

import io.homeplane.inventory.model.Position;
import io.homeplane.inventory.model.Procedure;
import io.homeplane.inventory.model.Procedure.Execution;
import io.homeplane.inventory.model.Procedure.Stage;
import io.homeplane.inventory.tree.Node;
import io.homeplane.inventory.tree.Scalar;
import io.homeplane.inventory.tree.Sequence;
import io.homeplane.inventory.tree.Table;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A {@code [[procedure]]} table. */
final class ProcedureDecoder {

    private ProcedureDecoder() {}

    static Procedure decode(Fields procedure, String name, Position position) {
        Fields config = procedure.child("config");
        List<Stage> stages = new ArrayList<>();
        for (Fields stage : config.children(config.has("stages") ? "stages" : "stage")) {
            List<Execution> executions = new ArrayList<>();
            stage.children(stage.has("executions") ? "executions" : "execution")
                    .forEach(execution -> executions.add(execution(execution)));
            stages.add(new Stage(
                    stage.text("Stage " + (stages.size() + 1), "name"),
                    stage.table().position(),
                    stage.flag("enabled", true),
                    executions));
        }
        return new Procedure(
                name,
                position,
                procedure.text("", "description"),
                procedure.texts("tags"),
                config.flag("schedule_enabled", true) ? config.text("", "schedule") : "",
                config.flag("failure_alert", true),
                stages);
    }

    private static Execution execution(Fields entry) {
        Fields execution = entry.child("execution");
        Map<String, String> params = new LinkedHashMap<>();
        execution.child("params").table().entries().forEach((key, value) -> params.put(key, text(value.value())));
        return new Execution(execution.text("", "type"), entry.table().position(), entry.flag("enabled", true), params);
    }

    private static String text(Node node) {
        if (node instanceof Scalar scalar) {
            return scalar.text();
        }
        if (node instanceof Sequence sequence) {
            return sequence.items().stream().map(ProcedureDecoder::text).collect(Collectors.joining("\n"));
        }
        return ((Table) node)
                .entries().entrySet().stream()
                        .map(entry ->
                                entry.getKey() + "=" + text(entry.getValue().value()))
                        .collect(Collectors.joining("\n"));
    }
}
