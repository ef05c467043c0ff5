package hudson.model;

import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.Serializable;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/** Where a build's messages go. */
public interface TaskListener extends Serializable {
    TaskListener NULL = () -> new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8);

    PrintStream getLogger();

    default Charset getCharset() {
        return StandardCharsets.UTF_8;
    }

    /** Prints {@code ERROR: } and the message. */
    default PrintWriter error(String msg) {
        return say("ERROR: " + msg);
    }

    default PrintWriter error(String format, Object... args) {
        return error(String.format(format, args));
    }

    /** Prints {@code FATAL: } and the message. */
    default PrintWriter fatalError(String msg) {
        return say("FATAL: " + msg);
    }

    private PrintWriter say(String line) {
        getLogger().println(line);
        return new PrintWriter(new OutputStreamWriter(getLogger(), getCharset()), true);
    }
}
