package io.homeplane.deploy.stack;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Shell text made of this package's scripts and quoted values; never of secrets. */
final class Shell {
    private static final String TARGET = script("target.sh");

    private Shell() {}

    /** One word for sh, whatever it holds. */
    static String quote(String word) {
        return "'" + word.replace("'", "'\\''") + "'";
    }

    /** A command that sets the variables, then runs the scripts after what every script begins with. */
    static String command(Map<String, String> variables, String... scripts) {
        StringBuilder text = new StringBuilder();
        variables.forEach((name, value) ->
                text.append(name).append('=').append(quote(value)).append('\n'));
        text.append(TARGET);
        for (String script : scripts) {
            text.append(script(script));
        }
        return "sh -c " + quote(text.toString());
    }

    /** The supervisor as it is installed: one file that needs nothing else. */
    static String supervisor() {
        return "#!/bin/sh\nmode=$1 project=$2 token=$3 state=$4 who=supervisor\n" + TARGET + script("supervisor.sh");
    }

    private static String script(String name) {
        try (InputStream in = Shell.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("the jar lacks " + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
