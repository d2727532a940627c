package io.arxivist.stack;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
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
 */
public record RunOptions(
    @Nullable Path papers,
    @Nullable Source source,
    @Nullable Integer limit,
    boolean once,
    Path data,
    int portOffset,
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
        --help              this text
      """;

  private static final List<String> KNOWN =
      List.of("--papers", "--source", "--limit", "--once", "--data", "--port-offset", "--help");

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
    while (!rest.isEmpty()) {
      String option = rest.pop();
      switch (option) {
        case "--papers" -> papers = Path.of(value(option, rest));
        case "--source" -> source = Source.named(value(option, rest));
        case "--limit" -> limit = number(option, value(option, rest));
        case "--once" -> once = true;
        case "--data" -> data = Path.of(value(option, rest));
        case "--port-offset" -> portOffset = number(option, value(option, rest));
        case "--help", "-h" -> help = true;
        default ->
            throw new StackException(
                option + " is not a known option; known are " + String.join(", ", KNOWN));
      }
    }
    return new RunOptions(papers, source, limit, once, data, portOffset, help);
  }

  private static String value(String option, Deque<String> rest) {
    if (rest.isEmpty()) {
      throw new StackException(option + " wants a value");
    }
    return rest.pop();
  }

  private static int number(String option, String text) {
    try {
      return Integer.parseInt(text);
    } catch (NumberFormatException notANumber) {
      throw new StackException(option + ": " + text + " is not a whole number", notANumber);
    }
  }
}
