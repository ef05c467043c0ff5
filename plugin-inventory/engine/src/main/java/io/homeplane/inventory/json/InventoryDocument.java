package io.homeplane.inventory.json;

import io.homeplane.inventory.model.Inventory;
import io.homeplane.inventory.model.Problem;
import io.homeplane.inventory.model.Severity;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What {@code plane validate --json} and the step {@code inventory} answer: counts and problems (SPEC section 9). */
public final class InventoryDocument {
    private InventoryDocument() {}

    /** In plain values; names and order of fields are a contract. */
    public static Map<String, Object> of(Inventory inventory) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("servers", inventory.servers().size());
        document.put("stacks", inventory.stacks().size());
        document.put("procedures", inventory.procedures().size());
        document.put("errors", count(inventory, Severity.ERROR));
        document.put("warnings", count(inventory, Severity.WARNING));
        document.put("problems", problems(inventory.problems()));
        return document;
    }

    /** Problems alone, as the document has them. */
    public static List<Map<String, Object>> problems(List<Problem> problems) {
        List<Map<String, Object>> rows = new ArrayList<>();
        problems.forEach(problem -> rows.add(problem(problem)));
        return rows;
    }

    /** Such as {@code 2 servers, 7 stacks, 1 procedure, 0 errors, 0 warnings}. */
    public static String sentence(Inventory inventory) {
        return String.join(
                ", ",
                counted(inventory.servers().size(), "server"),
                counted(inventory.stacks().size(), "stack"),
                counted(inventory.procedures().size(), "procedure"),
                counted(count(inventory, Severity.ERROR), "error"),
                counted(count(inventory, Severity.WARNING), "warning"));
    }

    /** How many problems have this severity. */
    public static int count(Inventory inventory, Severity severity) {
        return Math.toIntExact(inventory.problems().stream()
                .filter(problem -> problem.severity() == severity)
                .count());
    }

    private static String counted(int count, String what) {
        return count + " " + what + (count == 1 ? "" : "s");
    }

    private static Map<String, Object> problem(Problem problem) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("severity", problem.severity().word());
        row.put("code", problem.code());
        row.put("file", problem.position().file());
        row.put("line", problem.position().line());
        row.put("column", problem.position().column());
        row.put("path", problem.path());
        row.put("message", problem.message());
        row.put("hint", problem.hint());
        return row;
    }
}
