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

/** Hides secrets in what the steps of a block print, on whatever agent they print it. */
final class SecretMaskFilter extends ConsoleLogFilter implements Serializable {
    private static final long serialVersionUID = 1L;

    /** The pattern holds the secrets themselves, so it is one. */
    private final Secret pattern;

    SecretMaskFilter(Collection<String> secrets) {
        pattern = Secret.fromString(
                SecretPatterns.getAggregateSecretPattern(secrets).pattern());
    }

    @Override
    @SuppressWarnings("rawtypes")
    public OutputStream decorateLogger(Run build, OutputStream logger) {
        Pattern compiled = Pattern.compile(pattern.getPlainText());
        return new SecretPatterns.MaskingOutputStream(logger, () -> compiled, StandardCharsets.UTF_8.name());
    }
}
