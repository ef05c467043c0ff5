package io.homeplane.inventory.jenkins;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class FleetWatchTest {
    private static final Duration AGE = Duration.ofSeconds(30);

    private final AtomicLong now = new AtomicLong();
    private final AtomicInteger asked = new AtomicInteger();

    @Test
    void shouldAnswerBeforeTheServersDo() {
        CountDownLatch answer = new CountDownLatch(1);
        FleetWatch watch = watch(early -> {
            early.accept(report("early", null));
            answer.await();
            return report("whole", "2026-01-02T03:04:05Z");
        });

        assertThat(watch.report()).containsEntry("refreshing", true).containsEntry("asked", null);
        await().until(() -> watch.report().get("inventory").equals("early"));
        answer.countDown();
        await().until(() -> watch.report().get("inventory").equals("whole"));
        assertThat(watch.report()).containsEntry("refreshing", false).containsEntry("problem", "");
    }

    @Test
    void shouldAskAgainOnlyWhenSomebodyLooksAtAnOldAnswer() {
        FleetWatch watch = watch(early -> report("whole " + asked.incrementAndGet(), "2026-01-02T03:04:05Z"));
        watch.report();
        await().until(() -> watch.report().get("inventory").equals("whole 1"));

        now.addAndGet(AGE.toNanos() - 1);
        assertThat(watch.report()).containsEntry("refreshing", false);
        now.addAndGet(1);
        assertThat(asked).as("nobody looked").hasValue(1);

        assertThat(watch.report()).containsEntry("inventory", "whole 1").containsEntry("refreshing", true);
        await().until(() -> watch.report().get("inventory").equals("whole 2"));
    }

    @Test
    void shouldKeepAnOlderAnswerAndSayWhyThereIsNoNewerOne() {
        FleetWatch watch = watch(early -> {
            if (asked.incrementAndGet() > 1) {
                early.accept(report("early", null));
                throw new IOException("the repository is gone");
            }
            return report("whole", "2026-01-02T03:04:05Z");
        });
        watch.report();
        await().until(() -> watch.report().get("inventory").equals("whole"));
        now.addAndGet(AGE.toNanos());
        watch.report();

        await().until(() -> !watch.report().get("problem").equals(""));
        assertThat(watch.report())
                .containsEntry("inventory", "whole")
                .containsEntry("problem", "the fleet could not be read: the repository is gone");
    }

    private FleetWatch watch(FleetWatch.Source source) {
        return new FleetWatch("fleet", source, AGE, now::get);
    }

    private static Map<String, Object> report(String name, String asked) {
        Map<String, Object> report = new HashMap<>();
        report.put("inventory", name);
        report.put("asked", asked);
        return report;
    }
}
