package io.arxivist.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RunOptionsTests {

  @Test
  void asksForNothingInParticularWithoutOptions() {
    RunOptions options = RunOptions.parse();

    assertThat(options)
        .isEqualTo(new RunOptions(null, null, null, false, Path.of("data"), 0, false));
  }

  @Test
  void takesThePapersOptionAsTheFileSource() {
    RunOptions options = RunOptions.parse("--papers", "some.jsonl", "--limit", "20", "--once");

    assertThat(options.source()).isEqualTo(RunOptions.Source.FILE);
    assertThat(options.papers()).isEqualTo(Path.of("some.jsonl"));
    assertThat(options.limit()).isEqualTo(20);
    assertThat(options.once()).isTrue();
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
          --papers f --source arxiv | --papers FILE goes with --source file, and only with it
          """)
  void saysWhatIsWrong(String line, String sentence) {
    assertThatExceptionOfType(StackException.class)
        .isThrownBy(() -> RunOptions.parse(line.split(" ")))
        .withMessage(sentence);
  }

  @Test
  void listsTheKnownOptionsWhereOneIsUnknown() {
    assertThatExceptionOfType(StackException.class)
        .isThrownBy(() -> RunOptions.parse("--paper", "f"))
        .withMessageStartingWith("--paper is not a known option; known are --papers, --source");
  }
}
