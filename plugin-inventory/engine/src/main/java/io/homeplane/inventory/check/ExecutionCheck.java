package io.homeplane.inventory.check;

import com.google.re2j.PatternSyntaxException;
import io.homeplane.inventory.model.Position;
import io.homeplane.inventory.model.ProblemCode;
import io.homeplane.inventory.model.Problems;
import io.homeplane.inventory.model.Procedure;
import io.homeplane.inventory.model.Procedure.Execution;
import io.homeplane.inventory.model.Spelling;

/** What the executions of procedures name must be there, and Homeplane must be able to run them. */
final class ExecutionCheck {
    private static final String PATTERN = "pattern";

    private final ReferenceCheck references;
    private final ResourceNames names;
    private final Problems problems;

    ExecutionCheck(ReferenceCheck references, ResourceNames names, Problems problems) {
        this.references = references;
        this.names = names;
        this.problems = problems;
    }

    void procedure(Procedure procedure) {
        for (Procedure.Stage stage : procedure.stages()) {
            for (Execution execution : stage.executions()) {
                execution(execution, "procedure." + procedure.name() + "." + stage.name());
            }
        }
    }

    private void execution(Execution execution, String path) {
        Executions.Type type = Executions.of(execution.type()).orElse(null);
        if (type == null) {
            problems.add(
                    ProblemCode.UNKNOWN_EXECUTION,
                    execution.position(),
                    path,
                    execution.type().isEmpty()
                            ? "states no execution type"
                            : "\"" + execution.type() + "\" is no execution type",
                    Spelling.hint(execution.type(), Executions.names()));
            return;
        }
        params(execution, type, path);
        if (type.by().equals(PATTERN)) {
            pattern(execution, type.kind(), path);
        } else if (!type.by().isEmpty()) {
            target(execution, type, path);
        }
        if (!type.runs() && execution.enabled()) {
            problems.add(
                    ProblemCode.EXECUTION_NOT_RUN,
                    execution.position(),
                    path,
                    "Homeplane does not run " + execution.type() + ": the procedure passes over it",
                    "let Komodo run it, or do it in a Jenkinsfile");
        }
    }

    private void params(Execution execution, Executions.Type type, String path) {
        for (String param : execution.params().keySet()) {
            if (!type.params().contains(param)) {
                problems.add(
                        ProblemCode.UNKNOWN_KEY,
                        execution.position(),
                        path + "." + execution.type() + "." + param,
                        "is no parameter of " + execution.type() + " and is ignored",
                        Spelling.hint(param, type.params()));
            }
        }
    }

    private void target(Execution execution, Executions.Type type, String path) {
        String name = execution.params().getOrDefault(type.by(), "");
        Position position = execution.position();
        if (name.isEmpty()) {
            problems.add(
                    ProblemCode.MISSING_VALUE,
                    position,
                    path,
                    execution.type() + " states no " + type.by(),
                    "add execution.params." + type.by() + " = \"<name>\"");
            return;
        }
        switch (type.kind()) {
            case "stack" -> references.stackNamed(name, position, path);
            case "server" -> references.server(name, position, path);
            default -> references.known(type.kind(), name, position, path, ProblemCode.UNKNOWN_RESOURCE);
        }
    }

    private void pattern(Execution execution, String kind, String path) {
        String pattern = execution.params().getOrDefault(PATTERN, "");
        try {
            Patterns patterns = Patterns.parse(pattern);
            if (!pattern.isBlank() && names.of(kind).stream().noneMatch(patterns::match)) {
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
}
