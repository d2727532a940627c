package io.arxivist.fetcher.source.file;

import static org.assertj.core.api.Assertions.assertThat;

import io.arxivist.contract.SharedFolder;
import io.arxivist.core.paper.ArxivTaxonomy;
import io.arxivist.fetcher.source.PaperReader;
import io.arxivist.fetcher.source.SourceQuery;
import io.arxivist.fetcher.source.SourceRecord;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import tools.jackson.databind.json.JsonMapper;

/** The file source on real papers. */
@EnabledIf("io.arxivist.contract.SharedFolder#present")
class FileSharedDataTests {
  private final Path shared = SharedFolder.file("");

  @Test
  void readsTenThousandRealPapersOfAFile() {
    FileSource source =
        new FileSource(
            shared.resolve("data/papers-validation.jsonl.gz"),
            ArxivTaxonomy.load(),
            JsonMapper.builder().build());
    ArxivTaxonomy taxonomy = ArxivTaxonomy.load();
    int papers = 0;
    try (PaperReader reader = source.open(SourceQuery.EVERYTHING)) {
      for (SourceRecord record = reader.next(); record != null; record = reader.next()) {
        SourceRecord.Found found = (SourceRecord.Found) record;
        List<String> categories = found.paper().categories();
        assertThat(categories).allMatch(taxonomy::known);
        papers++;
      }
    }

    assertThat(papers).isEqualTo(10_000);
  }
}
