package io.homeplane.plane.pipeline;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.codehaus.groovy.ast.ASTNode;
import org.codehaus.groovy.ast.ClassNode;
import org.codehaus.groovy.ast.CodeVisitorSupport;
import org.codehaus.groovy.ast.MethodNode;
import org.codehaus.groovy.ast.Parameter;
import org.codehaus.groovy.ast.expr.BinaryExpression;
import org.codehaus.groovy.ast.expr.ClosureExpression;
import org.codehaus.groovy.ast.expr.DeclarationExpression;
import org.codehaus.groovy.ast.expr.MethodCallExpression;
import org.codehaus.groovy.ast.expr.VariableExpression;
import org.codehaus.groovy.classgen.GeneratorContext;
import org.codehaus.groovy.control.CompilePhase;
import org.codehaus.groovy.control.SourceUnit;
import org.codehaus.groovy.control.customizers.CompilationCustomizer;

/** Finds, before the first step runs, each call in a Jenkinsfile that nothing here answers. */
final class ScriptCheck extends CompilationCustomizer {
    private final Set<String> known;
    private final String file;
    private final List<String> problems = new ArrayList<>();

    /** @param known every name that may be called without an object in front */
    ScriptCheck(Set<String> known, String file) {
        super(CompilePhase.SEMANTIC_ANALYSIS);
        this.known = known;
        this.file = file;
    }

    /** One sentence with a position for each unknown call. */
    List<String> problems() {
        return List.copyOf(problems);
    }

    private void problem(ASTNode where, String what) {
        problems.add(file + ":" + where.getLineNumber() + ":" + where.getColumnNumber() + ": " + what);
    }

    @Override
    public void call(SourceUnit source, GeneratorContext context, ClassNode type) {
        Set<String> local = new HashSet<>(known);
        type.getMethods().forEach(method -> local.add(method.getName()));
        Names names = new Names(local);
        Calls calls = new Calls(local);
        for (MethodNode method : type.getMethods()) {
            if (method.getCode() != null) {
                method.getCode().visit(names);
            }
        }
        for (MethodNode method : type.getMethods()) {
            if (method.getCode() != null) {
                method.getCode().visit(calls);
            }
        }
    }

    /** Collects variables, any of which may hold a closure that is called. */
    private static final class Names extends CodeVisitorSupport {
        private final Set<String> names;

        Names(Set<String> names) {
            this.names = names;
        }

        @Override
        public void visitDeclarationExpression(DeclarationExpression expression) {
            if (!expression.isMultipleAssignmentDeclaration()) {
                names.add(expression.getVariableExpression().getName());
            }
            super.visitDeclarationExpression(expression);
        }

        @Override
        public void visitBinaryExpression(BinaryExpression expression) {
            if (expression.getOperation().getText().equals("=")
                    && expression.getLeftExpression() instanceof VariableExpression variable) {
                names.add(variable.getName());
            }
            super.visitBinaryExpression(expression);
        }

        @Override
        public void visitClosureExpression(ClosureExpression expression) {
            if (expression.getParameters() != null) {
                for (Parameter parameter : expression.getParameters()) {
                    names.add(parameter.getName());
                }
            }
            super.visitClosureExpression(expression);
        }
    }

    private final class Calls extends CodeVisitorSupport {
        private final Set<String> names;

        Calls(Set<String> names) {
            this.names = names;
        }

        @Override
        public void visitMethodCallExpression(MethodCallExpression call) {
            String name = call.getMethodAsString();
            if (call.isImplicitThis() && "pipeline".equals(name)) {
                new DeclarativeCheck(this, ScriptCheck.this::problem).check(call);
                return;
            }
            // What the compiler adds by itself, such as a script's main method, has no line.
            if (call.isImplicitThis() && call.getLineNumber() > 0 && name != null && !names.contains(name)) {
                problem(
                        call,
                        "'" + name
                                + "' is neither a step that plane has nor a method of this file (docs/plane-pipeline.md lists them)");
            }
            if (known.contains(name)) {
                TakenName.avoid(call);
            }
            super.visitMethodCallExpression(call);
        }
    }
}
