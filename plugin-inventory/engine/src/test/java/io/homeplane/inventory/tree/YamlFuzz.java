package io.homeplane.inventory.tree;

import io.homeplane.inventory.FuzzSeeds;
import io.homeplane.inventory.model.Problems;

/** Any bytes as a YAML file: problems have a place in it. What the fuzzer calls (bin/fuzz). */
public final class YamlFuzz {
    private YamlFuzz() {}

    public static void fuzzerInitialize() {
        FuzzSeeds.warmUp("yaml", YamlFuzz::fuzzerTestOneInput);
    }

    public static void fuzzerTestOneInput(byte[] input) {
        Problems problems = new Problems();
        SourceText.decode("x.yaml", input, TreeLimits.DEFAULT, problems)
                .ifPresent(text -> YamlTree.parse("x.yaml", text, TreeLimits.DEFAULT, problems));
        Places.assertInside(input, problems);
    }
}
