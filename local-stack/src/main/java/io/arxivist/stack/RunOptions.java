package io.arxivist.stack;

import io.arxivist.core.validation.InvalidFieldException;
import io.arxivist.simulator.Fault;
import io.arxivist.simulator.FaultPlan;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What {@code ./run} was asked for.
 *
 * @param papers corpus file, JSON Lines or gzip; null when papers come over the network
 * @param source null when not asked for: arXiv where it can be reached, else the simulator
 * @param limit at most this many papers; null for the source's usual number
 * @param once do the main job, print a summary, exit
 * @param data folder that holds everything the stack keeps
 * @param portOffset added to every port, so that two stacks fit on one machine
 * @param faults what the simulator does wrong; nothing where arXiv or a file is read
 * @param faultRate the chance of a fault in each answer, 0 to 1
 */
public record RunOptions(
    @Nullable Path papers,
    @Nullable Source source,
    @Nullable Integer limit,
    boolean once,
    Path data,
    int portOffset,
    Set<Fault> faults,
    double faultRate,
    boolean help) {
  private static final int HIGHEST_OFFSET = 40_000;

  static final String USAGE =
      """
      Usage: ./run [options]

        --papers FILE       take papers from a corpus file (JSON Lines, plain or gzip)
        --source NAME       arxiv, simulator or file; unless given, arXiv where it can be
                            reached, else the simulator with generated papers
        --limit N           take at most N papers
        --once              do the main job, print a summary, exit
        --data DIR          keep everything in DIR (default: data)
        --port-offset N     add N to every port, so that two stacks fit on one machine
        --faults NAMES      have the simulator do wrong what arXiv does at its worst: all, or
                            names such as too-many-requests,reset,short-page
        --fault-rate R      chance of a fault in each answer, 0 to 1 (default: 0.3)
        --help              this text
      """;

  private static final List<String> KNOWN =
      List.of(
          "--papers",
          "--source",
          "--limit",
          "--once",
          "--data",
          "--port-offset",
          "--faults",
          "--fault-rate",
          "--help");

  /** Where papers come from. */
  public enum Source {
    ARXIV,
    SIMULATOR,
    FILE;

    static Source named(String name) {
      return Arrays.stream(values())
          .filter(source -> source.toString().equals(name))
          .findFirst()
          .orElseThrow(
              () -> new StackException("--source: " + name + " is not arxiv, simulator or file"));
    }

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  public RunOptions {
    if (papers != null && source == null) {
      source = Source.FILE;
    }
    faults = Set.copyOf(faults);
    if (!faults.isEmpty() && source == null) {
      source = Source.SIMULATOR;
    }
    if (!faults.isEmpty() && source != Source.SIMULATOR) {
      throw new StackException("--faults goes with --source simulator only");
    }
    if (!(faultRate >= 0 && faultRate <= 1)) {
      throw new StackException("--fault-rate: " + faultRate + " is not within 0 and 1");
    }
    if ((source == Source.FILE) != (papers != null)) {
      throw new StackException("--papers FILE goes with --source file, and only with it");
    }
    if (limit != null && limit < 1) {
      throw new StackException("--limit: " + limit + " is below 1");
    }
    if (portOffset < 0 || portOffset > HIGHEST_OFFSET) {
      throw new StackException(
          "--port-offset: " + portOffset + " is not within 0 and " + HIGHEST_OFFSET);
    }
  }

  static RunOptions parse(String... arguments) {
    Deque<String> rest = new ArrayDeque<>(List.of(arguments));
    Path papers = null;
    Source source = null;
    Integer limit = null;
    boolean once = false;
    boolean help = false;
    Path data = Path.of("data");
    int portOffset = 0;
    Set<Fault> faults = Set.of();
    double faultRate = FaultPlan.USUAL_RATE;
    while (!rest.isEmpty()) {
      String option = rest.pop();
      switch (option) {
        case "--papers" -> papers = Path.of(value(option, rest));
        case "--source" -> source = Source.named(value(option, rest));
        case "--limit" -> limit = number(option, value(option, rest));
        case "--once" -> once = true;
        case "--data" -> data = Path.of(value(option, rest));
        case "--port-offset" -> portOffset = number(option, value(option, rest));
        case "--faults" -> faults = faults(value(option, rest));
        case "--fault-rate" -> faultRate = rate(option, value(option, rest));
        case "--help", "-h" -> help = true;
        default ->
            throw new StackException(
                option + " is not a known option; known are " + String.join(", ", KNOWN));
      }
    }
    return new RunOptions(papers, source, limit, once, data, portOffset, faults, faultRate, help);
  }

  private static String value(String option, Deque<String> rest) {
    if (rest.isEmpty()) {
      throw new StackException(option + " wants a value");
    }
    return rest.pop();
  }

  private static Set<Fault> faults(String text) {
    try {
      return Fault.choice(text);
    } catch (InvalidFieldException unknown) {
      throw new StackException("--" + unknown.getMessage(), unknown);
    }
  }

  private static double rate(String option, String text) {
    try {
      return Double.parseDouble(text);
    } catch (NumberFormatException notANumber) {
      throw new StackException(option + ": " + text + " is not a number such as 0.3", notANumber);
    }
  }

  private static int number(String option, String text) {
    try {
      return Integer.parseInt(text);
    } catch (NumberFormatException notANumber) {
      throw new StackException(option + ": " + text + " is not a whole number", notANumber);
    }
  }
}
