package io.homeplane.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** jenkins-api promises plugins nothing that the real Jenkins does not keep. */
class ConformanceTest {
    private static final int MOST_TYPES = 150;

    private final Slice slice = new Slice();

    @TestFactory
    Stream<DynamicTest> shouldPromiseOnlyWhatTheRealClassKeeps() throws IOException {
        return slice.publicTypes().stream().map(name -> DynamicTest.dynamicTest(name, () -> compare(name)));
    }

    @Test
    void shouldStaySmall() throws IOException {
        assertThat(slice.publicTypes()).hasSizeBetween(50, MOST_TYPES);
    }

    private void compare(String name) throws ClassNotFoundException {
        Class<?> real = Class.forName(name, false, ConformanceTest.class.getClassLoader());
        Class<?> ours = slice.type(name);
        assertThat(ours.getClassLoader()).isSameAs(slice);
        assertThat(real.getClassLoader()).isNotSameAs(slice);
        assertThat(Comparison.differences(ours, real)).isEmpty();
    }
}
