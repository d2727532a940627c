package io.arxivist.fetcher.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.timeout;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ContinuousModeTests {
  private static final Instant DUE = Instant.parse("2026-11-11T06:00:00Z");
  private final ScheduledRun run = mock(ScheduledRun.class);

  @ParameterizedTest
  @CsvSource({
    "0 0 6 * * *, 2026-11-11T06:00:00Z, 2026-11-11T06:00:00Z",
    "0 0 6 * * *, 2026-11-11T05:59:59Z, 2026-11-10T06:00:00Z",
    "0 0 6 * * MON, 2026-11-11T07:00:00Z, 2026-11-09T06:00:00Z",
    "0 0 6 1 1 *, 2026-11-11T07:00:00Z, 2026-01-01T06:00:00Z"
  })
  void findsTheLastTimeThatWasDue(String cron, Instant now, Instant due) {
    assertThat(mode(cron, now).lastDue()).contains(due);
  }

  @Test
  void makesUpAtItsStartForTheLastTimeThatWasDue() {
    ContinuousMode mode = mode("0 0 6 * * *", Instant.parse("2026-11-11T09:00:00Z"));

    mode.start();

    verify(run, timeout(5_000)).run(DUE);
    assertThat(mode.isRunning()).isTrue();
    mode.stop();
    assertThat(mode.isRunning()).isFalse();
  }

  @Test
  void survivesARunThatFails() {
    when(run.run(any())).thenThrow(new IllegalStateException("MongoDB is away"));
    ContinuousMode mode = mode("0 0 6 * * *", Instant.parse("2026-11-11T09:00:00Z"));

    mode.start();

    verify(run, timeout(5_000)).run(DUE);
    assertThat(mode.isRunning()).isTrue();
    mode.stop();
  }

  private ContinuousMode mode(String cron, Instant now) {
    return new ContinuousMode(cron, run, Clock.fixed(now, ZoneOffset.UTC));
  }
}
