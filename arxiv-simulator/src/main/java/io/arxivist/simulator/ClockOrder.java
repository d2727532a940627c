package io.arxivist.simulator;

import io.arxivist.core.validation.InvalidFieldException;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The body of {@code POST /control/clock}: one of both.
 *
 * @param advance how far, such as {@code PT24H}
 * @param to until when, such as {@code 2026-11-30T10:00:00Z}
 */
record ClockOrder(@Nullable Duration advance, @Nullable Instant to) {
  ClockOrder {
    if ((advance == null) == (to == null)) {
      throw new InvalidFieldException("advance", advance, "goes without to, and one is needed");
    }
  }

  void move(MovableClock clock) {
    if (advance != null) {
      clock.advance(advance);
    } else if (to != null) {
      clock.advanceTo(to);
    }
  }
}
