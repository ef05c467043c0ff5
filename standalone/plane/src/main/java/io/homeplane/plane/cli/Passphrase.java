package io.homeplane.plane.cli;

import io.homeplane.deploy.secrets.SecretException;
import io.homeplane.deploy.secrets.SecretText;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * The passphrase of a file or key: from {@code AGE_PASSPHRASE}, as age's own plugin for scripts reads it, else asked for on the
 * terminal. It is never an argument, which every user of the machine could read.
 */
final class Passphrase {
    private static final String VARIABLE = "AGE_PASSPHRASE";

    private final Map<String, String> environment;
    private final Function<String, char[]> terminal;

    /** @param terminal asks a question and gives what was typed; null when nobody can be asked */
    Passphrase(Map<String, String> environment, Function<String, char[]> terminal) {
        this.environment = environment;
        this.terminal = terminal;
    }

    static Passphrase ofThisProcess() {
        return new Passphrase(
                System.getenv(),
                question -> System.console() == null ? null : System.console().readPassword("%s", question));
    }

    /** That of a file which opens with nothing else; the caller closes it. */
    SecretText of(String file) throws SecretException {
        return known(file)
                .orElseThrow(() -> new SecretException(
                        SecretException.Kind.NO_IDENTITY,
                        file + " cannot be decrypted: it opens with a passphrase alone, and there is no terminal to"
                                + " ask on; set " + VARIABLE));
    }

    /** That of a file or key, which the caller closes; empty when nobody can be asked. */
    Optional<SecretText> known(String file) {
        String stated = environment.getOrDefault(VARIABLE, "");
        if (!stated.isEmpty()) {
            return Optional.of(SecretText.of(stated));
        }
        return Optional.ofNullable(terminal.apply("Passphrase of " + file + ": "))
                .map(Passphrase::wiped);
    }

    private static SecretText wiped(char[] typed) {
        ByteBuffer encoded = StandardCharsets.UTF_8.encode(CharBuffer.wrap(typed));
        byte[] bytes = new byte[encoded.remaining()];
        encoded.get(bytes);
        try {
            return SecretText.of(bytes);
        } finally {
            Arrays.fill(typed, '\0');
            Arrays.fill(encoded.array(), (byte) 0);
            Arrays.fill(bytes, (byte) 0);
        }
    }
}
