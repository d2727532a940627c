package io.arxivist.stack.mainjob;

import io.arxivist.core.harvest.HarvestRequest;
import io.arxivist.core.harvest.HarvestSource;
import io.arxivist.core.harvest.HarvestTarget;
import io.arxivist.core.validation.InvalidFieldException;
import io.arxivist.stack.StackException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What {@link MainJobCommand} was asked for, as the harvest that it begins with. */
final class MainJobOptions {
  static final String USAGE =
      """
      Usage: java -cp local-stack.jar io.arxivist.stack.mainjob.MainJobCommand [options]

        --source NAME   oai or file (default: oai, which the fetcher may have at a simulator)
        --papers FILE   with source file: a corpus file on the fetcher's disk
        --from DAY      first day, such as 2026-11-01
        --until DAY     last day
        --limit N       take at most N papers
        --help          this text

      The services are where ARXIVIST_SERVICES_FETCHERURL, ..._TRAINERURL, ..._CLASSIFIERURL and
      ..._MONITORURL say, else on this machine's usual ports.
      """;

  private static final List<String> KNOWN =
      List.of("--source", "--papers", "--from", "--until", "--limit");

  private MainJobOptions() {}

  static HarvestRequest parse(String... arguments) {
    Map<String, String> values = values(arguments);
    try {
      return new HarvestRequest(
          HarvestTarget.SPLIT,
          source(values),
          values.get("--papers"),
          day("--from", values),
          day("--until", values),
          List.of(),
          limit(values),
          null);
    } catch (InvalidFieldException refused) {
      throw new StackException(String.valueOf(refused.getMessage()), refused);
    }
  }

  private static Map<String, String> values(String... arguments) {
    Map<String, String> values = new HashMap<>();
    for (int i = 0; i < arguments.length; i += 2) {
      String option = arguments[i];
      if (!KNOWN.contains(option)) {
        throw new StackException(
            option + " is not a known option; known are " + String.join(", ", KNOWN));
      }
      if (i + 1 == arguments.length) {
        throw new StackException(option + " wants a value");
      }
      values.put(option, arguments[i + 1]);
    }
    return values;
  }

  private static HarvestSource source(Map<String, String> values) {
    String name = values.getOrDefault("--source", values.containsKey("--papers") ? "file" : "oai");
    for (HarvestSource source : HarvestSource.values()) {
      if (source.name().toLowerCase(Locale.ROOT).equals(name)) {
        return source;
      }
    }
    throw new StackException("--source: " + name + " is not oai or file");
  }

  private static @Nullable LocalDate day(String option, Map<String, String> values) {
    String text = values.get(option);
    try {
      return text == null ? null : LocalDate.parse(text);
    } catch (DateTimeException wrong) {
      throw new StackException(option + ": " + text + " is not a day such as 2026-11-01", wrong);
    }
  }

  private static @Nullable Integer limit(Map<String, String> values) {
    String text = values.get("--limit");
    try {
      return text == null ? null : Integer.valueOf(text);
    } catch (NumberFormatException wrong) {
      throw new StackException("--limit: " + text + " is not a whole number", wrong);
    }
  }
}
