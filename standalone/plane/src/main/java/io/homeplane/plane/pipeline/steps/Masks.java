package io.homeplane.plane.pipeline.steps;

import hudson.console.ConsoleLogFilter;
import hudson.model.Run;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.regex.Pattern;
import org.jenkinsci.plugins.credentialsbinding.masking.SecretPatterns;

/** Masks secrets, and each line of them, in what a block prints. */
final class Masks extends ConsoleLogFilter {
    /** A shorter secret would turn every log into asterisks (SPEC section 5). */
    private static final int SHORTEST = 4;

    private final Pattern pattern;

    Masks(Collection<String> secrets) {
        List<String> all = new ArrayList<>();
        for (String secret : secrets) {
            all.add(secret);
            secret.lines().forEach(all::add);
        }
        all.removeIf(text -> text.length() < SHORTEST);
        pattern = SecretPatterns.getAggregateSecretPattern(all);
    }

    @Override
    @SuppressWarnings("rawtypes")
    public OutputStream decorateLogger(Run build, OutputStream stream) {
        return new SecretPatterns.MaskingOutputStream(stream, () -> pattern, "UTF-8");
    }
}
