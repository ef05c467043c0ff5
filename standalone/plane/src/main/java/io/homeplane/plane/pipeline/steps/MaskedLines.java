package io.homeplane.plane.pipeline.steps;

import hudson.console.ConsoleLogFilter;
import hudson.console.LineTransformationOutputStream;
import hudson.model.Run;
import io.homeplane.deploy.secrets.SecretMask;
import io.homeplane.deploy.secrets.SecretText;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/** Masks secrets in what a block prints, line by line: a line is out before the next one is known. */
final class MaskedLines extends ConsoleLogFilter {
    private final SecretMask mask;

    /** @param secrets variables whose values are masked */
    MaskedLines(Map<String, String> secrets) {
        Map<String, SecretText> texts = new LinkedHashMap<>();
        secrets.forEach((name, value) -> texts.put(name, SecretText.of(value)));
        mask = SecretMask.of(texts);
    }

    @Override
    @SuppressWarnings("rawtypes")
    public OutputStream decorateLogger(Run build, OutputStream stream) {
        return new LineTransformationOutputStream.Delegating(stream) {
            @Override
            protected void eol(byte[] bytes, int length) throws IOException {
                out.write(mask.apply(Arrays.copyOf(bytes, length)));
            }
        };
    }
}
