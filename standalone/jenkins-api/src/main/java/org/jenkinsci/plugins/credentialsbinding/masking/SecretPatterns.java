package org.jenkinsci.plugins.credentialsbinding.masking;

import hudson.console.LineTransformationOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Collection;
import java.util.Comparator;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Finds secrets in text, also in the forms that a shell or Base64 gives them. */
public class SecretPatterns {
    private static final int SHORTEST = 3;

    private SecretPatterns() {}

    /** A pattern that finds any of these secrets; an empty one finds nothing worth hiding. */
    public static Pattern getAggregateSecretPattern(Collection<String> inputs) {
        return Pattern.compile(inputs.stream()
                .filter(input -> !input.isEmpty())
                .flatMap(SecretPatterns::forms)
                .filter(form -> form.length() >= SHORTEST)
                .distinct()
                .sorted(Comparator.comparingInt(String::length).reversed())
                .map(Pattern::quote)
                .collect(Collectors.joining("|")));
    }

    private static Stream<String> forms(String secret) {
        String quoted = secret.replace("'", "'\\''");
        String base64 = Base64.getEncoder().encodeToString(secret.getBytes(StandardCharsets.UTF_8));
        return Stream.of(secret, quoted, "'" + quoted + "'", secret.replace("$", "$$"), base64);
    }

    /** Replaces secrets by asterisks, line by line. */
    public static class MaskingOutputStream extends LineTransformationOutputStream.Delegating {
        private final Supplier<Pattern> secretPattern;
        private final String charsetName;

        public MaskingOutputStream(OutputStream out, Supplier<Pattern> secretPattern, String charsetName) {
            super(out);
            this.secretPattern = secretPattern;
            this.charsetName = charsetName;
        }

        @Override
        protected void eol(byte[] b, int len) throws IOException {
            Pattern pattern = secretPattern.get();
            if (pattern == null || pattern.pattern().isEmpty()) {
                out.write(b, 0, len);
                return;
            }
            String line = new String(b, 0, len, charsetName);
            out.write(pattern.matcher(line).replaceAll("****").getBytes(charsetName));
        }
    }
}
