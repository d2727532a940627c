package io.arxivist.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.arxivist.simulator.Fault;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RunOptionsTests {

  @Test
  void asksForNothingInParticularWithoutOptions() {
    RunOptions options = RunOptions.parse();

    assertThat(options)
        .isEqualTo(
            new RunOptions(null, null, null, false, Path.of("data"), 0, Set.of(), 0.3, false));
  }

  @Test
  void takesThePapersOptionAsTheFileSource() {
    RunOptions options = RunOptions.parse("--papers", "some.jsonl", "--limit", "20", "--once");

    assertThat(options.source()).isEqualTo(RunOptions.Source.FILE);
    assertThat(options.papers()).isEqualTo(Path.of("some.jsonl"));
    assertThat(options.limit()).isEqualTo(20);
    assertThat(options.once()).isTrue();
  }

  @Test
  void takesFaultsAsAWishForTheSimulator() {
    RunOptions options = RunOptions.parse("--faults", "reset,stall", "--fault-rate", "0.5");

    assertThat(options.source()).isEqualTo(RunOptions.Source.SIMULATOR);
    assertThat(options.faults()).containsExactlyInAnyOrder(Fault.RESET, Fault.STALL);
    assertThat(options.faultRate()).isEqualTo(0.5);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          --source mars           | --source: mars is not arxiv, simulator or file
          --source file           | --papers FILE goes with --source file, and only with it
          --limit 0               | --limit: 0 is below 1
          --limit many            | --limit: many is not a whole number
          --limit                 | --limit wants a value
          --port-offset -1        | --port-offset: -1 is not within 0 and 40000
          --faults all --source arxiv | --faults goes with --source simulator only
          --fault-rate 2          | --fault-rate: 2.0 is not within 0 and 1
          --fault-rate often      | --fault-rate: often is not a number such as 0.3
          --papers f --source arxiv | --papers FILE goes with --source file, and only with it
          """)
  void saysWhatIsWrong(String line, String sentence) {
    assertThatExceptionOfType(StackException.class)
        .isThrownBy(() -> RunOptions.parse(line.split(" ")))
        .withMessage(sentence);
  }

  @Test
  void listsTheKnownFaultsWhereOneIsUnknown() {
    assertThatExceptionOfType(StackException.class)
        .isThrownBy(() -> RunOptions.parse("--faults", "flood"))
        .withMessageStartingWith("--faults: flood is not all, none or some of too-many-requests, ");
  }

  @Test
  void listsTheKnownOptionsWhereOneIsUnknown() {
    assertThatExceptionOfType(StackException.class)
        .isThrownBy(() -> RunOptions.parse("--paper", "f"))
        .withMessageStartingWith("--paper is not a known option; known are --papers, --source");
  }
}
