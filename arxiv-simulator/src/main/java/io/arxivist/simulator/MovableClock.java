package io.arxivist.simulator;

import io.arxivist.core.validation.InvalidFieldException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/**
 * A clock that can be moved forward: one that stands still until then, or one that goes and is
 * ahead of another. In UTC, as arXiv's days are.
 */
public final class MovableClock extends Clock {
  private final Clock base;
  private final ZoneId zone;
  private final Lead lead;

  /** How far it is ahead; shared with the same clock in other zones. */
  private static final class Lead {
    private Duration length = Duration.ZERO;
  }

  private MovableClock(Clock base, ZoneId zone, Lead lead) {
    this.base = base;
    this.zone = zone;
    this.lead = lead;
  }

  /** Stands still at an instant. */
  public static MovableClock at(Instant instant) {
    return over(Clock.fixed(instant, ZoneOffset.UTC));
  }

  /** Goes with another clock until it is moved ahead of it. */
  public static MovableClock over(Clock base) {
    return new MovableClock(base, ZoneOffset.UTC, new Lead());
  }

  /**
   * Moves forward.
   *
   * @throws InvalidFieldException for a negative time: time does not go back
   */
  public void advance(Duration time) {
    if (time.isNegative()) {
      throw new InvalidFieldException("advance", time, "is negative");
    }
    synchronized (lead) {
      lead.length = lead.length.plus(time);
    }
  }

  /**
   * Moves forward to an instant.
   *
   * @throws InvalidFieldException for one that has passed
   */
  public void advanceTo(Instant instant) {
    synchronized (lead) {
      Instant now = instant();
      if (instant.isBefore(now)) {
        throw new InvalidFieldException("to", instant, "is before the clock's " + now);
      }
      advance(Duration.between(now, instant));
    }
  }

  @Override
  public Instant instant() {
    synchronized (lead) {
      return base.instant().plus(lead.length);
    }
  }

  @Override
  public ZoneId getZone() {
    return zone;
  }

  @Override
  public Clock withZone(ZoneId other) {
    return new MovableClock(base, other, lead);
  }
}
