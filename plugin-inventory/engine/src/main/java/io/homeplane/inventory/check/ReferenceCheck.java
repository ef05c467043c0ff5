package io.homeplane.inventory.check;

import com.google.re2j.PatternSyntaxException;
import io.homeplane.inventory.model.Instance;
import io.homeplane.inventory.model.Inventory;
import io.homeplane.inventory.model.Position;
import io.homeplane.inventory.model.ProblemCode;
import io.homeplane.inventory.model.Problems;
import io.homeplane.inventory.model.Procedure;
import io.homeplane.inventory.model.Procedure.Execution;
import io.homeplane.inventory.model.ServerPath;
import io.homeplane.inventory.model.Spelling;
import io.homeplane.inventory.model.Stack;
import java.util.Set;

/** Every name that is used must be defined. */
final class ReferenceCheck {
    private final Inventory inventory;
    private final ResourceNames names;
    private final Problems problems;

    private ReferenceCheck(Inventory inventory, ResourceNames names, Problems problems) {
        this.inventory = inventory;
        this.names = names;
        this.problems = problems;
    }

    static void check(Inventory inventory, ResourceNames names, Problems problems) {
        ReferenceCheck check = new ReferenceCheck(inventory, names, problems);
        inventory.stacks().forEach(check::stack);
        inventory.paths().forEach(check::path);
        inventory.instances().forEach(check::instance);
        inventory.procedures().forEach(check::procedure);
        check.plane();
    }

    private void stack(Stack stack) {
        String path = "stack." + stack.name();
        if (stack.server().isEmpty()) {
            problems.add(
                    ProblemCode.NO_SERVER,
                    stack.position(),
                    path + ".config.server",
                    "states no server and is never deployed",
                    "add server = \"<name>\" to its config");
        } else {
            server(stack.server(), stack.position(), path + ".config.server");
        }
        for (String name : stack.after()) {
            if (!names.has("deployment", name) && !names.has("build", name)) {
                stackNamed(name, stack.position(), path + ".after");
            }
        }
    }

    private void path(ServerPath path) {
        if (!path.server().isEmpty()) {
            server(path.server(), path.position(), "path.server");
        }
        if (!path.from().isEmpty()) {
            server(path.from(), path.position(), "path.from");
        }
    }

    private void instance(Instance instance) {
        if (!instance.server().isEmpty()) {
            server(instance.server(), instance.position(), "instance." + instance.name() + ".server");
        }
    }

    private void plane() {
        if (!inventory.plane().server().isEmpty()) {
            server(inventory.plane().server(), inventory.plane().position(), "plane.server");
        }
        if (!inventory.plane().stack().isEmpty()) {
            stackNamed(inventory.plane().stack(), inventory.plane().position(), "plane.stack");
        }
    }

    private void procedure(Procedure procedure) {
        for (Procedure.Stage stage : procedure.stages()) {
            for (Execution execution : stage.executions()) {
                execution(execution, "procedure." + procedure.name() + "." + stage.name());
            }
        }
    }

    private void execution(Execution execution, String path) {
        String type = execution.type();
        String kind = Executions.TARGETS.get(type);
        if (kind == null) {
            problems.add(
                    ProblemCode.UNKNOWN_EXECUTION,
                    execution.position(),
                    path,
                    type.isEmpty() ? "states no execution type" : "\"" + type + "\" is no execution type",
                    Spelling.hint(type, Executions.TARGETS.keySet()));
        } else if (execution.params().containsKey("pattern")) {
            pattern(kind, execution, path);
        } else if (!kind.isEmpty()) {
            target(kind, execution, path);
        }
    }

    private void target(String kind, Execution execution, String path) {
        String name = execution.params().getOrDefault(kind, "");
        if (name.isEmpty()) {
            if (!execution.type().startsWith("Batch")) {
                problems.add(
                        ProblemCode.MISSING_VALUE,
                        execution.position(),
                        path,
                        execution.type() + " states no " + kind,
                        "add execution.params." + kind + " = \"<name>\"");
            }
        } else if (kind.equals("stack")) {
            stackNamed(name, execution.position(), path);
        } else if (kind.equals("server")) {
            server(name, execution.position(), path);
        } else {
            known(kind, name, execution.position(), path, ProblemCode.UNKNOWN_RESOURCE);
        }
    }

    private void pattern(String kind, Execution execution, String path) {
        try {
            Patterns patterns = Patterns.parse(execution.params().get("pattern"));
            Set<String> all = names.of(kind);
            if (all.stream().noneMatch(patterns::match)) {
                problems.add(
                        ProblemCode.PATTERN_WITHOUT_MATCH,
                        execution.position(),
                        path,
                        "the pattern of " + execution.type() + " matches no " + kind);
            }
        } catch (PatternSyntaxException broken) {
            problems.add(
                    ProblemCode.BAD_PATTERN,
                    execution.position(),
                    path,
                    "the pattern of " + execution.type() + " is no regular expression: " + broken.getDescription());
        }
    }

    private void server(String name, Position position, String path) {
        known("server", name, position, path, ProblemCode.UNKNOWN_SERVER);
    }

    private void stackNamed(String name, Position position, String path) {
        known("stack", name, position, path, ProblemCode.UNKNOWN_STACK);
    }

    private void known(String kind, String name, Position position, String path, ProblemCode code) {
        if (!names.has(kind, name)) {
            problems.add(
                    code,
                    position,
                    path,
                    "there is no " + kind + " \"" + name + "\" in this inventory",
                    Spelling.hint(name, names.of(kind)));
        }
    }
}
