package io.arxivist.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.arxivist.core.validation.InvalidFieldException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

class MovableClockTests {
  private static final Instant NOW = Instant.parse("2026-11-24T10:00:00Z");

  private final MovableClock clock = MovableClock.at(NOW);

  @Test
  void standsStillUntilItIsMoved() {
    clock.advance(Duration.ofHours(1));
    clock.advance(Duration.ofMinutes(1));

    assertThat(clock.instant()).isEqualTo("2026-11-24T11:01:00Z");
  }

  @Test
  void goesWithTheClockThatItIsAheadOf() {
    MovableClock ahead = MovableClock.over(clock);
    ahead.advanceTo(NOW.plusSeconds(10));
    clock.advance(Duration.ofSeconds(5));

    assertThat(ahead.instant()).isEqualTo(NOW.plusSeconds(15));
  }

  @Test
  void isTheSameClockInEveryZone() {
    Clock there = clock.withZone(ZoneId.of("America/New_York"));
    clock.advance(Duration.ofSeconds(1));

    assertThat(there.instant()).isEqualTo(NOW.plusSeconds(1));
    assertThat(there.getZone()).isEqualTo(ZoneId.of("America/New_York"));
  }

  @Test
  void doesNotGoBack() {
    assertThatExceptionOfType(InvalidFieldException.class)
        .isThrownBy(() -> clock.advance(Duration.ofSeconds(-1)))
        .withMessage("advance: PT-1S is negative");
    assertThatExceptionOfType(InvalidFieldException.class)
        .isThrownBy(() -> clock.advanceTo(NOW.minusSeconds(1)));
  }
}
