package io.homeplane.deploy.jenkins;

import hudson.console.ConsoleLogFilter;
import hudson.model.Run;
import hudson.util.Secret;
import java.io.OutputStream;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.regex.Pattern;
import org.jenkinsci.plugins.credentialsbinding.masking.SecretPatterns;

/**
 * Hides secrets in what the steps of a block print, on whatever agent they print it.
 *
 * <p>Jenkins keeps it encrypted, so that it masks from the first line after a restart, before anything is decrypted again.
 */
final class SecretMaskFilter extends ConsoleLogFilter implements Serializable {
    private static final long serialVersionUID = 1L;
    private static final String HIDDEN = "****";

    /** The pattern holds the secrets themselves, so it is one. */
    private final Secret pattern;

    SecretMaskFilter(Collection<String> secrets) {
        pattern = Secret.fromString(
                SecretPatterns.getAggregateSecretPattern(secrets).pattern());
    }

    @Override
    @SuppressWarnings("rawtypes")
    public OutputStream decorateLogger(Run build, OutputStream logger) {
        Pattern compiled = compiled();
        return new SecretPatterns.MaskingOutputStream(logger, () -> compiled, StandardCharsets.UTF_8.name());
    }

    /** The text with every secret replaced. */
    String hide(String text) {
        Pattern compiled = compiled();
        return compiled.pattern().isEmpty() ? text : compiled.matcher(text).replaceAll(HIDDEN);
    }

    private Pattern compiled() {
        return Pattern.compile(pattern.getPlainText());
    }
}
