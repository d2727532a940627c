package io.arxivist.stack.mainjob;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.arxivist.core.harvest.HarvestRequest;
import io.arxivist.core.harvest.HarvestSource;
import io.arxivist.core.harvest.HarvestTarget;
import io.arxivist.stack.StackException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MainJobOptionsTests {

  @Test
  void harvestsWhatTheFetcherHarvestsUnlessToldOtherwise() {
    assertThat(MainJobOptions.parse())
        .isEqualTo(
            new HarvestRequest(HarvestTarget.SPLIT, null, null, null, null, List.of(), null, null));
  }

  @Test
  void takesDaysAndALimit() {
    HarvestRequest request =
        MainJobOptions.parse("--from", "2026-11-01", "--until", "2026-11-02", "--limit", "1500");

    assertThat(request.from()).isEqualTo(LocalDate.of(2026, 11, 1));
    assertThat(request.until()).isEqualTo(LocalDate.of(2026, 11, 2));
    assertThat(request.limit()).isEqualTo(1_500);
  }

  @Test
  void takesThePapersOptionAsTheFileSource() {
    HarvestRequest request = MainJobOptions.parse("--papers", "/corpus/some.jsonl");

    assertThat(request.source()).isEqualTo(HarvestSource.FILE);
    assertThat(request.file()).isEqualTo("/corpus/some.jsonl");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          --source arxiv          | --source: arxiv is not oai or file
          --source file           | file: goes with source file, and only with it
          --limit 0               | limit: 0 is below 1
          --limit many            | --limit: many is not a whole number
          --until                 | --until wants a value
          --from today            | --from: today is not a day such as 2026-11-01
          --from 2026-11-02 --until 2026-11-01 | until: 2026-11-01 is before from, 2026-11-02
          --once x                | --once is not a known option; known are --source, --papers, --from, --until, --limit
          """)
  void saysWhatIsWrong(String line, String sentence) {
    assertThatExceptionOfType(StackException.class)
        .isThrownBy(() -> MainJobOptions.parse(line.split(" ")))
        .withMessage(sentence);
  }

  @Test
  void findsTheServicesAsTheGatewayDoes() {
    ServiceAddresses services =
        ServiceAddresses.from(Map.of("ARXIVIST_SERVICES_FETCHERURL", "http://fetcher:8091"));

    assertThat(services)
        .isEqualTo(
            new ServiceAddresses(
                "http://fetcher:8091",
                "http://127.0.0.1:8092",
                "http://127.0.0.1:8093",
                "http://127.0.0.1:8094"));
  }
}
