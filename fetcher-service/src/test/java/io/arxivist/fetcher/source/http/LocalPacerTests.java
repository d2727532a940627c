package io.arxivist.fetcher.source.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class LocalPacerTests {
  private static final Duration PAUSE = Duration.ofSeconds(3);

  private final TestClock clock = new TestClock();
  private final RequestPacer pacer = new LocalPacer(PAUSE, clock, clock);

  @Test
  void startsRequestsThreeSecondsApart() throws Exception {
    List<Instant> starts = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      pacer.inTurn(() -> starts.add(clock.instant()));
    }

    assertThat(Duration.between(starts.get(0), starts.get(1))).isEqualTo(PAUSE);
    assertThat(Duration.between(starts.get(1), starts.get(2))).isEqualTo(PAUSE);
  }

  @Test
  void waitsOnlyForWhatIsLeftOfThePause() throws Exception {
    pacer.inTurn(() -> true);
    clock.pass(Duration.ofSeconds(1));

    pacer.inTurn(() -> true);

    assertThat(clock.sleeps()).containsExactly(Duration.ofSeconds(2));
  }

  @Test
  void waitsAfterAFailedRequestToo() throws Exception {
    try {
      pacer.inTurn(() -> {
        throw new IllegalStateException("no answer");
      });
    } catch (IllegalStateException expected) {
      assertThat(expected).hasMessage("no answer");
    }

    pacer.inTurn(() -> true);

    assertThat(clock.sleeps()).containsExactly(PAUSE);
  }

  @Test
  void measuresThePauseFromTheAnswer() throws Exception {
    pacer.inTurn(() -> {
      clock.pass(Duration.ofSeconds(20));
      return true;
    });

    pacer.inTurn(() -> true);

    assertThat(clock.sleeps()).containsExactly(PAUSE);
  }

  @Test
  void waitsNoLongerThanThePauseWhenTheClockIsPutBack() throws Exception {
    pacer.inTurn(() -> true);
    clock.pass(Duration.ofHours(-1));

    pacer.inTurn(() -> true);

    assertThat(clock.sleeps()).containsExactly(PAUSE);
  }

  @Test
  void letsOneRequestPassAtATime() throws Exception {
    AtomicInteger inside = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < 20; i++) {
        callers.submit(() ->
            pacer.inTurn(() -> {
              most.accumulateAndGet(inside.incrementAndGet(), Math::max);
              Thread.yield();
              return inside.decrementAndGet();
            }));
      }
    }

    assertThat(most).hasValue(1);
    assertThat(clock.sleeps()).hasSize(19);
  }
}
