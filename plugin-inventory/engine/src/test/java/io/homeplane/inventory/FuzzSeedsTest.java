package io.homeplane.inventory;

import static org.assertj.core.api.Assertions.assertThatCode;

import io.homeplane.inventory.compose.ComposeFuzz;
import io.homeplane.inventory.compose.EnvFuzz;
import io.homeplane.inventory.read.EnvironmentFuzz;
import io.homeplane.inventory.tree.TomlFuzz;
import io.homeplane.inventory.tree.YamlFuzz;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.Timeout;

class FuzzSeedsTest {
    static final Map<String, Consumer<byte[]>> READERS = Map.of(
            "toml", TomlFuzz::fuzzerTestOneInput,
            "yaml", YamlFuzz::fuzzerTestOneInput,
            "compose", ComposeFuzz::fuzzerTestOneInput,
            "env", EnvFuzz::fuzzerTestOneInput,
            "environment", EnvironmentFuzz::fuzzerTestOneInput);

    @TestFactory
    @Timeout(value = 60, unit = TimeUnit.SECONDS)
    Stream<DynamicTest> shouldReadWhatTheFuzzerStartedFromAndFound() {
        return READERS.entrySet().stream()
                .flatMap(reader -> FuzzSeeds.of(reader.getKey()).entrySet().stream()
                        .map(seed -> DynamicTest.dynamicTest(
                                reader.getKey() + "/" + seed.getKey(),
                                () -> assertThatCode(() -> reader.getValue().accept(seed.getValue()))
                                        .doesNotThrowAnyException())));
    }
}
