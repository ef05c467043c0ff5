package hudson.util;

import java.io.IOException;
import org.kohsuke.stapler.HttpResponse;

/** What a form says about one of its fields. */
public abstract class FormValidation extends IOException implements HttpResponse {
    public final Kind kind;

    /** How bad it is. */
    public enum Kind {
        OK,
        WARNING,
        ERROR
    }

    private FormValidation(Kind kind, String message) {
        super(message);
        this.kind = kind;
    }

    public static FormValidation ok() {
        return of(Kind.OK, null);
    }

    public static FormValidation ok(String message) {
        return of(Kind.OK, message);
    }

    public static FormValidation warning(String message) {
        return of(Kind.WARNING, message);
    }

    public static FormValidation error(String message) {
        return of(Kind.ERROR, message);
    }

    public static FormValidation validateRequired(String value) {
        return value == null || value.isBlank() ? error("Required") : ok();
    }

    private static FormValidation of(Kind kind, String message) {
        return new FormValidation(kind, message) {};
    }
}
