package io.homeplane.inventory.jenkins;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class WatchTest {
    private static final Duration AGE = Duration.ofSeconds(30);

    private final AtomicLong now = new AtomicLong();
    private final AtomicInteger asked = new AtomicInteger();

    @Test
    void shouldAnswerBeforeAnythingIsKnown() {
        CountDownLatch answer = new CountDownLatch(1);
        Watch<String> watch = watch(() -> {
            answer.await();
            return "whole";
        });

        assertThat(watch.look()).isEqualTo(new Watch.Sight<>(null, true, ""));
        answer.countDown();
        await().until(() -> !watch.glance().refreshing());
        assertThat(watch.look()).isEqualTo(new Watch.Sight<>("whole", false, ""));
    }

    @Test
    void shouldFindOutAgainOnlyWhenSomebodyLooksAtAnOldAnswer() {
        Watch<String> watch = watch(() -> "whole " + asked.incrementAndGet());
        watch.look();
        await().until(() -> "whole 1".equals(watch.glance().value()));

        now.addAndGet(AGE.toNanos() - 1);
        assertThat(watch.look().refreshing()).isFalse();
        now.addAndGet(1);
        assertThat(watch.glance().refreshing()).as("a glance is no look").isFalse();
        assertThat(asked).as("nobody looked").hasValue(1);

        assertThat(watch.look()).isEqualTo(new Watch.Sight<>("whole 1", true, ""));
        await().until(() -> "whole 2".equals(watch.glance().value()));
    }

    @Test
    void shouldFindOutAtOnceWhenWhatIsKnownIsOutdated() {
        Watch<String> watch = watch(() -> "whole " + asked.incrementAndGet());
        watch.look();
        await().until(() -> !watch.glance().refreshing());

        watch.outdated();

        assertThat(watch.look().refreshing()).isTrue();
    }

    @Test
    void shouldKeepAnOlderAnswerAndSayWhyThereIsNoNewerOne() {
        Watch<String> watch = watch(() -> {
            if (asked.incrementAndGet() > 1) {
                throw new IOException("the repository is gone");
            }
            return "whole";
        });
        watch.look();
        await().until(() -> "whole".equals(watch.glance().value()));
        now.addAndGet(AGE.toNanos());
        watch.look();

        await().until(() -> !watch.glance().refreshing());
        assertThat(watch.glance())
                .isEqualTo(new Watch.Sight<>("whole", false, "The fleet could not be read: the repository is gone"));
    }

    private Watch<String> watch(Watch.Source<String> source) {
        return new Watch<>(source, AGE, now::get);
    }
}
