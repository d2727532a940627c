package io.arxivist.fetcher.source.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.arxivist.contract.SharedFolder;
import io.arxivist.fetcher.source.SourceRecord;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

/** The query API's parser on what arXiv really answered. */
@EnabledIf("io.arxivist.contract.SharedFolder#present")
class ApiSharedDataTests {
  private final Path answers = SharedFolder.file("fixtures/api");

  @Test
  void readsEveryAnswerToPapersOrATypedError() throws Exception {
    Map<String, String> outcomes = new TreeMap<>();
    try (Stream<Path> files = Files.list(answers)) {
      for (Path file : files.toList()) {
        outcomes.put(file.getFileName().toString(), outcome(file));
      }
    }

    assertThat(outcomes).hasSize(16).doesNotContainValue("");
    outcomes.forEach((file, outcome) ->
        assertThat(outcome).as(file).matches("\\d+ of \\d+, 0 refused|error: .+"));
    assertThat(outcomes)
        .containsEntry("arxiv_empty.xml", "0 of 0, 0 refused")
        .containsEntry(
            "id_abc_s0_m100_b79c8dcf6bc3.http400.xml", "error: incorrect id format for abc")
        .containsEntry("id_astro-ph_0601001_s0_m100_3150dca9dc76.http200.xml", "1 of 1, 0 refused");
  }

  private static String outcome(Path file) throws Exception {
    try (InputStream answer = Files.newInputStream(file)) {
      ApiPage page = new ApiPageParser().read(answer);
      if (page.error() != null) {
        return "error: " + page.error();
      }
      long found = page.records().stream().filter(SourceRecord.Found.class::isInstance).count();
      long refused = page.records().size() - found;
      return "%d of %d, %d refused".formatted(found, page.total(), refused);
    }
  }
}
