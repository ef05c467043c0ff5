package io.homeplane.inventory.tree;

import io.homeplane.inventory.FuzzSeeds;
import io.homeplane.inventory.model.Problems;

/** Any bytes as a TOML file: problems have a place in it. What the fuzzer calls (bin/fuzz). */
public final class TomlFuzz {
    private TomlFuzz() {}

    public static void fuzzerInitialize() {
        FuzzSeeds.warmUp("toml", TomlFuzz::fuzzerTestOneInput);
    }

    public static void fuzzerTestOneInput(byte[] input) {
        Problems problems = new Problems();
        SourceText.decode("x.toml", input, TreeLimits.DEFAULT, problems)
                .ifPresent(text -> TomlTree.parse("x.toml", text, TreeLimits.DEFAULT, problems));
        Places.assertInside(input, problems);
    }
}
