package io.arxivist.simulator;

import io.arxivist.core.validation.Check;
import io.arxivist.core.validation.InvalidFieldException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What {@link SimulatorApplication} was asked for.
 *
 * @param papers how many are generated where no file is given
 * @param file corpus file; null generates
 * @param seed of the papers and of the faults
 * @param today the day on which the clock begins; null for the machine's
 * @param varied whether generated papers have arXiv's rarer cases among them
 */
record SimulatorOptions(
    int port,
    int papers,
    @Nullable Path file,
    long seed,
    Set<Fault> faults,
    double faultRate,
    boolean strict,
    @Nullable LocalDate today,
    int pageSize,
    boolean varied,
    boolean help) {
  static final String USAGE =
      """
      Usage: java -jar arxivist-simulator.jar [options]

        --port N            listen there (default: 8099), on SERVER_ADDRESS or 127.0.0.1
        --papers N|FILE     generate N papers (default: 4000), or take a JSON Lines file's
        --seed N            of papers and faults (default: 7)
        --varied            deleted, withdrawn, old and much revised papers among the generated
        --faults NAMES      all, none, or names such as too-many-requests,reset (default: none)
        --fault-rate R      chance of a fault, 0 to 1 (default: 0.3)
        --strict            refuse requests sooner or more at once than arXiv allows
        --today DAY         begin on that day, such as 2026-11-24
        --page-size N       records on a page of OAI-PMH (default: 1000)
        --help              this text
      """;

  private static final List<String> SWITCHES = List.of("--strict", "--varied", "--help");
  private static final List<String> VALUED =
      List.of("--port", "--papers", "--seed", "--faults", "--fault-rate", "--today", "--page-size");
  private static final int USUAL_PORT = 8099;
  private static final int HIGHEST_PORT = 65_535;

  SimulatorOptions {
    Check.within("--port", port, 0, HIGHEST_PORT);
    Check.within("--papers", papers, 1, SyntheticCorpus.LARGEST);
    Check.within("--fault-rate", faultRate, 0, 1);
    Check.atLeast("--page-size", pageSize, 1);
    if (varied && file != null) {
      throw new InvalidFieldException("--varied", null, "goes with generated papers only");
    }
  }

  /**
   * Reads a command line.
   *
   * @throws InvalidFieldException naming the option, its value and the rule it breaks
   */
  static SimulatorOptions parse(String... arguments) {
    Map<String, String> given = given(arguments);
    String papers = given.getOrDefault("--papers", Integer.toString(SyntheticCorpus.USUAL_SIZE));
    boolean generated = papers.matches("-?\\d+");
    return new SimulatorOptions(
        number("--port", given.getOrDefault("--port", Integer.toString(USUAL_PORT))),
        generated ? number("--papers", papers) : SyntheticCorpus.USUAL_SIZE,
        generated ? null : Path.of(papers),
        number("--seed", given.getOrDefault("--seed", Long.toString(SyntheticCorpus.USUAL_SEED))),
        faults(given.getOrDefault("--faults", "none")),
        rate(given.getOrDefault("--fault-rate", Double.toString(FaultPlan.USUAL_RATE))),
        given.containsKey("--strict"),
        day(given.get("--today")),
        number(
            "--page-size",
            given.getOrDefault("--page-size", Integer.toString(ArxivSimulator.USUAL_PAGE_SIZE))),
        given.containsKey("--varied"),
        given.containsKey("--help"));
  }

  private static Map<String, String> given(String... arguments) {
    Map<String, String> given = new HashMap<>();
    for (int i = 0; i < arguments.length; i++) {
      String option = arguments[i];
      if (SWITCHES.contains(option)) {
        given.put(option, "");
      } else if (!VALUED.contains(option)) {
        throw new InvalidFieldException(
            option,
            null,
            "is unknown; known are %s, %s"
                .formatted(String.join(", ", VALUED), String.join(", ", SWITCHES)));
      } else if (++i == arguments.length) {
        throw new InvalidFieldException(option, null, "wants a value");
      } else {
        given.put(option, arguments[i]);
      }
    }
    return given;
  }

  private static Set<Fault> faults(String text) {
    try {
      return Fault.choice(text);
    } catch (InvalidFieldException unknown) {
      throw new InvalidFieldException("--faults", unknown.value(), unknown.rule());
    }
  }

  private static int number(String option, String text) {
    try {
      return Integer.parseInt(text);
    } catch (NumberFormatException notANumber) {
      throw new InvalidFieldException(option, text, "is not a whole number");
    }
  }

  private static double rate(String text) {
    try {
      return Double.parseDouble(text);
    } catch (NumberFormatException notANumber) {
      throw new InvalidFieldException("--fault-rate", text, "is not a number such as 0.3");
    }
  }

  private static @Nullable LocalDate day(@Nullable String text) {
    try {
      return text == null ? null : LocalDate.parse(text);
    } catch (DateTimeException unreadable) {
      throw new InvalidFieldException("--today", text, "is not a day such as 2026-11-24");
    }
  }
}
