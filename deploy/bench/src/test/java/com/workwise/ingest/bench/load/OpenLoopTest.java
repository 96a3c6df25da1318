package com.workwise.ingest.bench.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(10)
final class OpenLoopTest {

    private static final int REQUESTS = 40;
    private static final Schedule SCHEDULE = new Schedule(1_000, 1, REQUESTS);

    @Test
    void sendsTheLastRequestAlthoughNoneIsAnswered() {
        CountDownLatch sent = new CountDownLatch(REQUESTS);
        OpenLoop.Sent all = OpenLoop.run(SCHEDULE, number -> {
            sent.countDown();
            sent.await();
            return number;
        });

        assertThat(all.answers())
                .extracting(OpenLoop.Answer::status)
                .containsExactlyElementsOf(IntStream.range(0, REQUESTS).boxed().toList());
    }

    @Test
    void countsFromTheTimeAtWhichARequestWasDue() {
        CountDownLatch last = new CountDownLatch(1);
        OpenLoop.Sent all = OpenLoop.run(SCHEDULE, number -> {
            if (number == REQUESTS - 1) {
                last.countDown();
            }
            last.await();
            return number;
        });

        // All are answered when the last one is sent, which is not before it is due.
        for (int i = 0; i < REQUESTS; i++) {
            assertThat(all.answers().get(i).nanos()).isGreaterThanOrEqualTo(SCHEDULE.length() - SCHEDULE.at(i));
        }
    }

    @Test
    void sendsNoRequestBeforeItsTime() {
        OpenLoop.Sent all = OpenLoop.run(new Schedule(100, 1, 5), number -> 0);

        assertThat(all.answers())
                .allSatisfy(answer -> assertThat(answer.nanos()).isNotNegative());
        assertThat(System.nanoTime() - all.start()).isGreaterThanOrEqualTo(TimeUnit.MILLISECONDS.toNanos(40));
    }

    @Test
    void hidesNoFailure() {
        assertThatThrownBy(() -> OpenLoop.run(SCHEDULE, number -> {
                    throw new IllegalArgumentException("broken " + number);
                }))
                .isInstanceOf(IllegalStateException.class)
                .hasRootCauseMessage("broken 0");
    }
}
