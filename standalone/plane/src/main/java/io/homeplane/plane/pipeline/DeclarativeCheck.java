package io.homeplane.plane.pipeline;

import io.homeplane.plane.pipeline.declarative.Grammar;
import java.util.List;
import java.util.function.BiConsumer;
import org.codehaus.groovy.ast.ASTNode;
import org.codehaus.groovy.ast.GroovyCodeVisitor;
import org.codehaus.groovy.ast.expr.BinaryExpression;
import org.codehaus.groovy.ast.expr.ClosureExpression;
import org.codehaus.groovy.ast.expr.Expression;
import org.codehaus.groovy.ast.expr.MethodCallExpression;
import org.codehaus.groovy.ast.expr.TupleExpression;
import org.codehaus.groovy.ast.expr.VariableExpression;
import org.codehaus.groovy.ast.stmt.BlockStatement;
import org.codehaus.groovy.ast.stmt.ExpressionStatement;
import org.codehaus.groovy.ast.stmt.ReturnStatement;
import org.codehaus.groovy.ast.stmt.Statement;

/** Finds each word of a declarative pipeline that has no place where it stands. */
final class DeclarativeCheck {
    private final GroovyCodeVisitor groovy;
    private final BiConsumer<ASTNode, String> problems;

    /**
     * @param groovy checks steps and arguments
     * @param problems takes what is wrong and where
     */
    DeclarativeCheck(GroovyCodeVisitor groovy, BiConsumer<ASTNode, String> problems) {
        this.groovy = groovy;
        this.problems = problems;
    }

    /** Checks {@code pipeline { .. }}. */
    void check(MethodCallExpression pipeline) {
        holds(pipeline, Grammar.PIPELINE);
    }

    private void holds(MethodCallExpression word, Grammar content) {
        switch (content) {
            case ANYTHING -> {}
            case VALUE, STEPS -> word.getArguments().visit(groovy);
            default -> inside(word, content);
        }
    }

    private void inside(MethodCallExpression word, Grammar content) {
        for (Expression argument : arguments(word)) {
            if (argument instanceof ClosureExpression block) {
                statements(block).forEach(statement -> statement(word.getMethodAsString(), content, statement));
            } else if (content == Grammar.AGENT && !isAnyOrNone(argument)) {
                problems.accept(argument, "'agent' takes any, none, or a block with 'label' or 'node'");
            } else {
                argument.visit(groovy);
            }
        }
    }

    private void statement(String block, Grammar content, Statement statement) {
        Expression expression = expression(statement);
        if (content == Grammar.ASSIGNMENTS) {
            assignment(statement, expression);
        } else if (expression instanceof MethodCallExpression call
                && call.isImplicitThis()
                && call.getMethodAsString() != null) {
            Grammar held = content.inside().get(call.getMethodAsString());
            if (held == null) {
                noPlace(block, content, call, "'" + call.getMethodAsString() + "'");
            } else {
                TakenName.avoid(call);
                holds(call, held);
            }
        } else {
            noPlace(block, content, statement, "'" + statement.getText() + "'");
        }
    }

    private void noPlace(String block, Grammar content, ASTNode where, String what) {
        problems.accept(
                where,
                what + " has no place in '" + block + "' here: it takes "
                        + String.join(", ", content.inside().keySet()) + " (docs/plane-pipeline.md has the table)");
    }

    private void assignment(Statement statement, Expression expression) {
        if (!(expression instanceof BinaryExpression assignment
                && assignment.getOperation().getText().equals("=")
                && assignment.getLeftExpression() instanceof VariableExpression)) {
            problems.accept(statement, "'environment' takes assignments only, such as NAME = 'value'");
        } else if (!isCredentials(assignment.getRightExpression())) {
            assignment.getRightExpression().visit(groovy);
        }
    }

    private static boolean isCredentials(Expression value) {
        return value instanceof MethodCallExpression call && "credentials".equals(call.getMethodAsString());
    }

    private static boolean isAnyOrNone(Expression argument) {
        return argument instanceof VariableExpression variable
                && List.of("any", "none").contains(variable.getName());
    }

    private static List<Expression> arguments(MethodCallExpression call) {
        return call.getArguments() instanceof TupleExpression tuple ? tuple.getExpressions() : List.of();
    }

    private static List<Statement> statements(ClosureExpression block) {
        return block.getCode() instanceof BlockStatement statements
                ? statements.getStatements()
                : List.of(block.getCode());
    }

    private static Expression expression(Statement statement) {
        if (statement instanceof ExpressionStatement simple) {
            return simple.getExpression();
        }
        return statement instanceof ReturnStatement last ? last.getExpression() : null;
    }
}
