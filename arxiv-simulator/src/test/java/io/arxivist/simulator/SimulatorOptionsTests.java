package io.arxivist.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.arxivist.core.validation.InvalidFieldException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SimulatorOptionsTests {

  @Test
  void servesFourThousandGeneratedPapersFaithfullyWithoutOptions() {
    assertThat(SimulatorOptions.parse())
        .isEqualTo(
            new SimulatorOptions(
                8099, 4_000, null, 7, Set.of(), 0.3, false, null, 1_000, false, false));
  }

  @Test
  void takesEveryOption() {
    SimulatorOptions options =
        SimulatorOptions.parse(
            "--port 0 --papers some.jsonl.gz --seed 3 --faults reset,stall --fault-rate 0.5 --strict"
                .concat(" --today 2026-11-24 --page-size 50")
                .split(" "));

    assertThat(options)
        .isEqualTo(
            new SimulatorOptions(
                0,
                4_000,
                Path.of("some.jsonl.gz"),
                3,
                Set.of(Fault.RESET, Fault.STALL),
                0.5,
                true,
                LocalDate.of(2026, 11, 24),
                50,
                false,
                false));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          --port many             | --port: many is not a whole number
          --port 70000            | --port: 70000.0 is not within 0.0 and 65535.0
          --papers 0              | --papers: 0.0 is not within 1.0 and 60000.0
          --papers                | --papers: wants a value
          --fault-rate often      | --fault-rate: often is not a number such as 0.3
          --fault-rate 2          | --fault-rate: 2.0 is not within 0.0 and 1.0
          --today yesterday       | --today: yesterday is not a day such as 2026-11-24
          --page-size 0           | --page-size: 0 is below 1
          --papers f --varied     | --varied: goes with generated papers only
          """)
  void saysWhatIsWrong(String line, String sentence) {
    assertThatExceptionOfType(InvalidFieldException.class)
        .isThrownBy(() -> SimulatorOptions.parse(line.split(" ")))
        .withMessage(sentence);
  }

  @Test
  void listsWhatIsKnown() {
    assertThatExceptionOfType(InvalidFieldException.class)
        .isThrownBy(() -> SimulatorOptions.parse("--fault", "all"))
        .withMessageStartingWith("--fault: is unknown; known are --port, --papers, --seed");
    assertThatExceptionOfType(InvalidFieldException.class)
        .isThrownBy(() -> SimulatorOptions.parse("--faults", "flood"))
        .withMessageStartingWith("--faults: flood is not all, none or some of too-many-requests");
  }

  @Test
  void beginsOnTheDayAskedFor() {
    SimulatorOptions options =
        SimulatorOptions.parse("--port", "0", "--papers", "20", "--today", "2026-03-02");

    try (ArxivSimulator simulator = SimulatorApplication.start(options)) {
      assertThat(simulator.requests()).isEmpty();
      assertThat(Archive.day(simulator.now())).isEqualTo("2026-03-02");
    }
  }
}
