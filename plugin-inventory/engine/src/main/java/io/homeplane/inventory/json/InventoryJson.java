package io.homeplane.inventory.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.homeplane.inventory.model.Inventory;
import io.homeplane.inventory.model.Problem;
import io.homeplane.inventory.model.Severity;
import io.homeplane.inventory.plan.Plan;
import io.homeplane.inventory.plan.PlannedStack;
import java.util.List;

/** The answers of {@code plane validate --json} and {@code plane plan --json}; names and order of fields are a contract. */
public final class InventoryJson {
    private static final ObjectMapper JSON = new ObjectMapper();

    private InventoryJson() {}

    /** Counts and problems of an inventory. */
    public static String validation(Inventory inventory) {
        ObjectNode document = JSON.createObjectNode();
        document.put("servers", inventory.servers().size());
        document.put("stacks", inventory.stacks().size());
        document.put("procedures", inventory.procedures().size());
        document.put("errors", count(inventory, Severity.ERROR));
        document.put("warnings", count(inventory, Severity.WARNING));
        ArrayNode problems = document.putArray("problems");
        inventory.problems().forEach(problem -> problem(problems.addObject(), problem));
        return text(document);
    }

    /** A plan. */
    public static String plan(Plan plan, String revision) {
        ObjectNode document = JSON.createObjectNode();
        document.put("revision", revision);
        ArrayNode stacks = document.putArray("stacks");
        plan.stacks().forEach(stack -> stack(stacks.addObject(), stack));
        ArrayNode cycles = document.putArray("cycles");
        plan.cycles().forEach(cycle -> names(cycles.addArray(), cycle));
        return text(document);
    }

    /** How many problems have this severity. */
    public static int count(Inventory inventory, Severity severity) {
        return Math.toIntExact(inventory.problems().stream()
                .filter(problem -> problem.severity() == severity)
                .count());
    }

    private static void problem(ObjectNode into, Problem problem) {
        into.put("severity", problem.severity().word());
        into.put("code", problem.code());
        into.put("file", problem.position().file());
        into.put("line", problem.position().line());
        into.put("column", problem.position().column());
        into.put("path", problem.path());
        into.put("message", problem.message());
        into.put("hint", problem.hint());
    }

    private static void stack(ObjectNode into, PlannedStack stack) {
        into.put("stack", stack.stack());
        into.put("server", stack.server());
        into.put("wave", stack.wave());
        into.put("action", stack.state().action().word());
        names(into.putArray("reasons"), stack.reasons());
        names(into.putArray("severs"), stack.severs());
        into.put("batch", stack.batch());
    }

    private static void names(ArrayNode into, List<String> names) {
        names.forEach(into::add);
    }

    private static String text(ObjectNode document) {
        try {
            return JSON.writeValueAsString(document);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("a tree of plain values can always be written", impossible);
        }
    }
}
