package io.arxivist.fetcher.source.file;

import static org.assertj.core.api.Assertions.assertThat;

import io.arxivist.contract.Samples;
import io.arxivist.contract.ToyCorpus;
import io.arxivist.core.archive.ArticleArchive;
import io.arxivist.core.paper.ArxivTaxonomy;
import io.arxivist.core.paper.HarvestedPaper;
import io.arxivist.core.paper.Paper;
import io.arxivist.fetcher.source.PaperReader;
import io.arxivist.fetcher.source.SourceQuery;
import io.arxivist.fetcher.source.SourceRecord;
import io.arxivist.s3.ObjectArchive;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

/** What the archive wrote is a corpus file again. */
class ArchiveSourceTests {
  @TempDir private Path folder;

  @Test
  void readsEveryFieldOfAnArchivedPaperBack() throws IOException {
    Paper revised = Samples.version(Samples.paper(3), 12);
    List<HarvestedPaper> papers =
        List.of(
            Samples.barePaper(),
            Samples.harvestedPaper(1),
            Samples.withdrawnPaper(),
            Samples.harvested(revised, 3));
    try (ArticleArchive archive = ObjectArchive.inFolder(folder)) {
      archive.append(papers);
    }

    assertThat(read(parts().getFirst()))
        .containsExactlyInAnyOrder(
            papers.stream()
                .map(paper -> new SourceRecord.Found(paper.paper()))
                .toArray(SourceRecord[]::new));
  }

  /* As gzip files may be: cat part-*.jsonl.gz > corpus.jsonl.gz. */
  @Test
  void readsPartsThatWereJoined() throws IOException {
    List<HarvestedPaper> papers = ToyCorpus.papers(0, 200);
    try (ArticleArchive archive = ObjectArchive.inFolder(folder)) {
      for (int from = 0; from < papers.size(); from += 64) {
        archive.append(papers.subList(from, Math.min(from + 64, papers.size())));
      }
    }
    Path corpus = folder.resolve("corpus.jsonl.gz");
    try (OutputStream joined = Files.newOutputStream(corpus)) {
      for (Path part : parts()) {
        Files.copy(part, joined);
      }
    }

    assertThat(read(corpus))
        .containsExactlyInAnyOrder(
            papers.stream()
                .map(paper -> new SourceRecord.Found(paper.paper()))
                .toArray(SourceRecord[]::new));
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "-1", "1.5", "\"2\"", "3000000000", "[]"})
  void refusesAVersionThatIsNone(String version) throws IOException {
    Path corpus = folder.resolve("corpus.jsonl");
    Files.writeString(
        corpus,
        "{\"id\":\"2503.00001\",\"version\":%s,\"title\":\"T\",\"abstract\":\"A\",\"categories\":[\"cs.LG\"]}"
            .formatted(version),
        StandardCharsets.UTF_8);

    assertThat(read(corpus))
        .singleElement()
        .isInstanceOfSatisfying(
            SourceRecord.Refused.class,
            refused -> assertThat(refused.reason()).startsWith("version: "));
  }

  private List<Path> parts() throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(file -> file.getFileName().toString().startsWith("part-"))
          .sorted()
          .toList();
    }
  }

  private static List<SourceRecord> read(Path file) {
    List<SourceRecord> records = new ArrayList<>();
    FileSource source = new FileSource(file, ArxivTaxonomy.load(), JsonMapper.builder().build());
    try (PaperReader reader = source.open(SourceQuery.EVERYTHING)) {
      for (SourceRecord record = reader.next(); record != null; record = reader.next()) {
        records.add(record);
      }
    }
    return records;
  }
}
