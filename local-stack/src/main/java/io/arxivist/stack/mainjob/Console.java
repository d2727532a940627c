package io.arxivist.stack.mainjob;

import java.io.PrintStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/**
 * What a command tells the person in front of it: one line a step, rewritten in place on a
 * terminal, printed now and then elsewhere.
 */
public final class Console implements Progress {
  private static final Duration REPEAT_ELSEWHERE = Duration.ofSeconds(10);

  private final PrintStream out;
  private final boolean terminal;
  private final Clock clock;
  private String step = "";
  private String shown = "";
  private Instant shownAt = Instant.EPOCH;

  public Console(PrintStream out, boolean terminal, Clock clock) {
    this.out = out;
    this.terminal = terminal;
    this.clock = clock;
  }

  /** A line that stays. */
  public void say(String format, Object... values) {
    endStep();
    out.println(values.length == 0 ? format : String.format(Locale.ROOT, format, values));
    out.flush();
  }

  /**
   * The present state of a step; many calls make one line, or a few where lines cannot be
   * rewritten.
   */
  @Override
  public void step(String name, String state) {
    String line = "  %-10s %s".formatted(name, state);
    if (!name.equals(step)) {
      endStep();
    }
    boolean due = !clock.instant().isBefore(shownAt.plus(REPEAT_ELSEWHERE));
    if (terminal) {
      out.print("\r\033[K" + line);
    } else if (!name.equals(step) || due) {
      out.println(line);
    } else {
      return;
    }
    out.flush();
    step = name;
    shown = line;
    shownAt = clock.instant();
  }

  /** The last state of a step. */
  @Override
  public void done(String name, String state) {
    String line = "  %-10s %s".formatted(name, state);
    if (terminal && name.equals(step)) {
      out.print("\r\033[K");
      out.println(line);
    } else if (!line.equals(shown)) {
      endStep();
      out.println(line);
    }
    out.flush();
    step = "";
    shown = "";
  }

  private void endStep() {
    if (terminal && !step.isEmpty()) {
      out.println();
    }
    step = "";
  }
}
