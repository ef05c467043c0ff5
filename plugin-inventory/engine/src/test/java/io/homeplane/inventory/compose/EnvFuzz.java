package io.homeplane.inventory.compose;

import io.homeplane.inventory.FuzzSeeds;
import io.homeplane.inventory.model.Problems;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Any bytes as an env file: every name it gives is one that the file holds. What the fuzzer calls (bin/fuzz). */
public final class EnvFuzz {
    private EnvFuzz() {}

    public static void fuzzerInitialize() {
        FuzzSeeds.warmUp("env", EnvFuzz::fuzzerTestOneInput);
    }

    public static void fuzzerTestOneInput(byte[] input) {
        String text = new String(input, StandardCharsets.UTF_8);
        for (Map.Entry<String, String> variable :
                EnvText.read(".env", text, new Problems()).entrySet()) {
            if (!text.contains(variable.getKey())) {
                throw new AssertionError("no name of the file: " + variable.getKey());
            }
        }
    }
}
