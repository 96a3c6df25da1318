package com.workwise.ingest.worker.status;

import static org.assertj.core.api.Assertions.assertThat;

import com.workwise.ingest.ValidationLevel;
import com.workwise.ingest.rules.CheckPolicy;
import com.workwise.ingest.worker.Deliveries;
import com.workwise.ingest.worker.Status;
import com.workwise.ingest.worker.StoreFault;
import com.workwise.ingest.worker.Worker;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.test.scheduler.VirtualTimeScheduler;

@ExtendWith(OutputCaptureExtension.class)
final class HeartbeatTest {

    private static final Duration INTERVAL = Duration.ofSeconds(2);
    private static final CheckPolicy POLICY = new CheckPolicy(ValidationLevel.MODERATE, Map.of(), Duration.ofHours(24));

    private final Worker worker = new Worker(new UUID(1, 1), "worker-1", Deliveries.NOON);
    private final VirtualTimeScheduler clock = VirtualTimeScheduler.create();
    private final ScriptedBoard board = new ScriptedBoard();
    private final AtomicInteger beats = new AtomicInteger();
    private final AtomicInteger stopped = new AtomicInteger();
    private final Heartbeat heartbeat = new Heartbeat(board, worker, this::status, INTERVAL, clock);

    @Test
    void tellsTheStatusAtOnceAndThenEveryIntervalUntilItIsRemoved() {
        start();
        clock.advanceTimeBy(Duration.ofSeconds(5));
        stop();
        clock.advanceTimeBy(Duration.ofSeconds(60));
        assertThat(board.events()).containsExactly("show 1", "show 2", "show 3", "remove worker-1");
        assertThat(stopped).hasValue(1);
    }

    @Test
    void oneLineWhenItStopsAndOneWhenItWorksAgain(CapturedOutput output) {
        board.answer(ScriptedBoard.AWAY);
        start();
        clock.advanceTimeBy(INTERVAL.multipliedBy(100));
        assertThat(lines(output, "cannot be written")).isEqualTo(1);
        board.answer(ScriptedBoard.WRITTEN);
        clock.advanceTimeBy(INTERVAL.multipliedBy(100));
        assertThat(lines(output, "is written again")).isEqualTo(1);
        assertThat(lines(output, "cannot be written")).isEqualTo(1);
        assertThat(board.events()).hasSize(201);
    }

    @Test
    void goesOnAfterABug() {
        start();
        board.answer(Mono.error(new IllegalStateException("a bug")));
        clock.advanceTimeBy(INTERVAL);
        beats.set(Integer.MIN_VALUE);
        clock.advanceTimeBy(INTERVAL);
        beats.set(10);
        clock.advanceTimeBy(INTERVAL);
        assertThat(board.events()).containsExactly("show 1", "show 2", "show 11");
    }

    @Test
    void neverHasTwoWritesAtATimeAndMakesUpForNone() {
        Sinks.One<Optional<StoreFault>> slow = Sinks.one();
        board.answer(slow.asMono());
        start();
        clock.advanceTimeBy(INTERVAL.multipliedBy(10));
        assertThat(board.events()).containsExactly("show 1");
        board.answer(ScriptedBoard.WRITTEN);
        slow.emitValue(Optional.empty(), Sinks.EmitFailureHandler.FAIL_FAST);
        clock.advanceTimeBy(INTERVAL.multipliedBy(2));
        assertThat(board.events()).containsExactly("show 1", "show 2", "show 3");
    }

    @Test
    void removesTheStatusAfterAWriteThatIsUnderWay() {
        Sinks.One<Optional<StoreFault>> slow = Sinks.one();
        board.answer(slow.asMono());
        start();
        stop();
        assertThat(board.events()).containsExactly("show 1");
        assertThat(stopped).hasValue(0);
        board.answer(ScriptedBoard.WRITTEN);
        slow.emitValue(Optional.empty(), Sinks.EmitFailureHandler.FAIL_FAST);
        assertThat(board.events()).containsExactly("show 1", "remove worker-1");
        assertThat(stopped).hasValue(1);
    }

    @Test
    void stopsWithoutADatabase() {
        board.answer(Mono.never());
        start();
        stop();
        clock.advanceTimeBy(Duration.ofSeconds(3));
        assertThat(stopped).hasValue(1);
        assertThat(heartbeat.isRunning()).isFalse();
    }

    private void start() {
        heartbeat.start();
        clock.advanceTimeBy(Duration.ZERO);
    }

    private void stop() {
        heartbeat.stop(stopped::incrementAndGet);
    }

    private Status status() {
        int beat = beats.incrementAndGet();
        if (beat < 0) {
            throw new IllegalStateException("a bug");
        }
        return new Status(worker, "closed", null, 0, beat, POLICY);
    }

    private static long lines(CapturedOutput output, String text) {
        return output.getAll().lines().filter(line -> line.contains(text)).count();
    }
}
