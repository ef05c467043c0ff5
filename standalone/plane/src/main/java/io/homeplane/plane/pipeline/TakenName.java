package io.homeplane.plane.pipeline;

import java.util.Set;
import org.codehaus.groovy.ast.expr.ConstantExpression;
import org.codehaus.groovy.ast.expr.MethodCallExpression;

/**
 * A name that Jenkins gives to a step or a word and Groovy to a method of every object. Inside a block Groovy would call its
 * own, so such calls are compiled under a name that no file can contain.
 */
public final class TakenName {
    private static final Set<String> TAKEN = Set.of("sleep", "equals");
    private static final String MARK = "plane's ";

    private TakenName() {}

    /** Renames a call where Groovy would take it for its own. */
    static void avoid(MethodCallExpression call) {
        if (call.isImplicitThis() && TAKEN.contains(call.getMethodAsString())) {
            call.setMethod(new ConstantExpression(MARK + call.getMethodAsString()));
        }
    }

    /** The name as it stands in the Jenkinsfile. */
    public static String written(String compiled) {
        return compiled.startsWith(MARK) ? compiled.substring(MARK.length()) : compiled;
    }
}
