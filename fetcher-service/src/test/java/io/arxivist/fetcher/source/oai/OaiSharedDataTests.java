package io.arxivist.fetcher.source.oai;

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

/** The OAI-PMH parser on what arXiv really answered. */
@EnabledIf("io.arxivist.contract.SharedFolder#present")
class OaiSharedDataTests {
  private final Path shared = SharedFolder.file("");

  @Test
  void readsEveryOaiAnswerToPapersOrATypedError() throws Exception {
    Map<String, String> outcomes = new TreeMap<>();
    try (Stream<Path> answers = Files.list(shared.resolve("fixtures/oai"))) {
      for (Path answer : answers.toList()) {
        try (InputStream stored = Files.newInputStream(answer)) {
          outcomes.put(answer.getFileName().toString(), outcome(new OaiPageParser().read(stored)));
        }
      }
    }

    assertThat(outcomes)
        .containsEntry("GetRecord_arXivRaw_1304.4214.xml", "1 papers, 0 refused")
        .containsEntry(
            "functional_arxiv_fixtures_http_server_records_arxiv-physics-hep-ex.xml",
            "3 papers, 0 refused")
        .containsEntry("mocked_arxiv_response.xml", "1 papers, 2 refused")
        .containsEntry("noRecordsMatch_oaipmh.arxiv.org_2026-04-20.xml", "noRecordsMatch")
        .containsEntry("unit_responses_arxiv_sample_arxiv_record1.xml", "1 papers, 0 refused")
        .containsEntry("unit_responses_arxiv_sample_arxiv_record4.xml", "1 papers, 0 refused")
        .hasSize(9);
  }

  private static String outcome(OaiPage page) {
    if (page.error() != null) {
      return page.error().code();
    }
    long papers = page.records().stream().filter(SourceRecord.Found.class::isInstance).count();
    long refused = page.records().stream().filter(SourceRecord.Refused.class::isInstance).count();
    return papers + " papers, " + refused + " refused";
  }
}
