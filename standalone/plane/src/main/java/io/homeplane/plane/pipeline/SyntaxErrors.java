package io.homeplane.plane.pipeline;

import org.codehaus.groovy.control.MultipleCompilationErrorsException;
import org.codehaus.groovy.control.messages.Message;
import org.codehaus.groovy.control.messages.SyntaxErrorMessage;
import org.codehaus.groovy.syntax.SyntaxException;

/** Groovy's syntax errors as sentences with positions. */
final class SyntaxErrors {
    private SyntaxErrors() {}

    /** The first error, which is usually the one that matters. */
    static String sentence(String file, MultipleCompilationErrorsException malformed) {
        Message first = malformed.getErrorCollector().getError(0);
        if (first instanceof SyntaxErrorMessage syntax) {
            SyntaxException cause = syntax.getCause();
            String message = String.valueOf(cause.getOriginalMessage()).split("\n", 2)[0];
            if (message.endsWith("unexpected token: ")) {
                message = "the file ends before every block, bracket and text is closed";
            }
            return file + ":" + cause.getStartLine() + ":" + cause.getStartColumn() + ": " + message;
        }
        return file + ": " + malformed.getMessage().split("\n", 2)[0];
    }
}
