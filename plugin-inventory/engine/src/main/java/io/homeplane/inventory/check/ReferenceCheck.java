package io.homeplane.inventory.check;

import com.google.re2j.PatternSyntaxException;
import io.homeplane.inventory.model.Declaration;
import io.homeplane.inventory.model.DeployRule;
import io.homeplane.inventory.model.Instance;
import io.homeplane.inventory.model.Inventory;
import io.homeplane.inventory.model.PathCarrier;
import io.homeplane.inventory.model.Position;
import io.homeplane.inventory.model.ProblemCode;
import io.homeplane.inventory.model.Problems;
import io.homeplane.inventory.model.ServerPath;
import io.homeplane.inventory.model.Spelling;
import io.homeplane.inventory.model.Stack;
import java.util.List;

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
        inventory.procedures().forEach(new ExecutionCheck(check, names, problems)::procedure);
        inventory.deployRules().forEach(check::deployRule);
        inventory
                .policies()
                .forEach(
                        policy -> check.named("server", policy.server(), policy.position(), "policy." + policy.name()));
        inventory.declarations().forEach(check::declaration);
        check.plane();
    }

    private void stack(Stack stack) {
        String path = "stack." + stack.name();
        if (!stack.server().isEmpty()) {
            server(stack.server(), stack.position(), path + ".config.server");
        }
        for (String name : stack.after()) {
            if (!names.has("deployment", name) && !names.has("build", name)) {
                stackNamed(name, stack.position(), path + ".after");
            }
        }
    }

    private void path(ServerPath path) {
        for (String carrier : path.carriedBy()) {
            carrier(PathCarrier.parse(carrier), path.position(), "path.carried_by");
        }
        path.recover().forEach(target -> recovered(target, path.position()));
        if (!path.server().isEmpty()) {
            server(path.server(), path.position(), "path.server");
        }
        if (!path.from().isEmpty()) {
            server(path.from(), path.position(), "path.from");
        }
        if (!path.jump().isEmpty() && !path.jump().contains("@")) {
            server(path.jump(), path.position(), "path.jump");
        }
        if (!path.status().server().isEmpty()) {
            server(path.status().server(), path.position(), "path.status_on");
        }
    }

    private void carrier(PathCarrier carrier, Position position, String path) {
        switch (carrier.kind()) {
            case STACK -> stackNamed(carrier.name(), position, path);
            case APP -> named("app", carrier.name(), position, path);
            default -> server(carrier.server(), position, path);
        }
    }

    private void recovered(String target, Position position) {
        PathCarrier carrier = PathCarrier.parse(target);
        if (carrier.kind() == PathCarrier.Kind.APP) {
            problems.add(
                    ProblemCode.NOT_ALLOWED,
                    position,
                    "path.recover",
                    "\"" + target + "\" is an app of a cluster, and recovery restarts only what runs on servers",
                    "name a stack, container:NAME@server or unit:NAME@server");
            return;
        }
        carrier(carrier, position, "path.recover");
    }

    private void deployRule(DeployRule rule) {
        rule.after().forEach(stack -> stackNamed(stack, rule.position(), "deploy.after"));
        for (String pattern : rule.stacks()) {
            try {
                Patterns patterns = Patterns.parse(pattern);
                if (names.of("stack").stream().noneMatch(patterns::match)) {
                    problems.add(
                            ProblemCode.PATTERN_WITHOUT_MATCH,
                            rule.position(),
                            "deploy.stack",
                            "\"" + pattern + "\" matches no stack",
                            Spelling.hint(pattern, names.of("stack")));
                }
            } catch (PatternSyntaxException broken) {
                problems.add(
                        ProblemCode.BAD_PATTERN,
                        rule.position(),
                        "deploy.stack",
                        "\"" + pattern + "\" is no regular expression: " + broken.getDescription());
            }
        }
        named("backup", rule.backupFirst(), rule.position(), "deploy.before");
    }

    /** Whatever refers to something does so by the name of its kind. */
    private void declaration(Declaration declaration) {
        String path = declaration.kind() + "." + declaration.name();
        for (String kind : List.of("server", "cluster", "stack")) {
            named(kind, declaration.text(kind), declaration.position(), path + "." + kind);
        }
        declaration.texts("stacks").forEach(stack -> stackNamed(stack, declaration.position(), path + ".stacks"));
    }

    private void named(String kind, String name, Position position, String path) {
        if (name.isEmpty()) {
            return;
        }
        ProblemCode code = switch (kind) {
            case "server" -> ProblemCode.UNKNOWN_SERVER;
            case "stack" -> ProblemCode.UNKNOWN_STACK;
            default -> ProblemCode.UNKNOWN_RESOURCE;
        };
        known(kind, name, position, path, code);
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

    void server(String name, Position position, String path) {
        known("server", name, position, path, ProblemCode.UNKNOWN_SERVER);
    }

    void stackNamed(String name, Position position, String path) {
        known("stack", name, position, path, ProblemCode.UNKNOWN_STACK);
    }

    void known(String kind, String name, Position position, String path, ProblemCode code) {
        if (!names.has(kind, name) && !problems.isFull()) {
            problems.add(
                    code,
                    position,
                    path,
                    "there is no " + kind + " \"" + name + "\" in this inventory",
                    Spelling.hint(name, names.of(kind)));
        }
    }
}
