package io.arxivist.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.arxivist.core.paper.ArxivId;
import io.arxivist.core.paper.Paper;
import io.arxivist.core.validation.InvalidFieldException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

class CorpusTests {
  private static final LocalDate DAY = LocalDate.of(2026, 11, 20);

  @TempDir Path folder;

  @Test
  void readsPapersInArxivistsOwnShape() throws IOException {
    List<Paper> papers = SyntheticCorpus.generate(20, 7, DAY).papers();
    JsonMapper json = JsonMapper.builder().build();
    String lines = papers.stream().map(json::writeValueAsString).collect(Collectors.joining("\n"));
    Path file = Files.writeString(folder.resolve("papers.jsonl"), lines);

    assertThat(Corpus.read(file).archive())
        .extracting(ArchivedPaper::paper)
        .containsExactlyElementsOf(papers);
  }

  @Test
  void readsACompressedFileWithCategoriesInOneText() throws IOException {
    Path file = folder.resolve("papers.jsonl.gz");
    try (OutputStream gzip = new GZIPOutputStream(Files.newOutputStream(file))) {
      gzip.write(
          """
          {"id":"2605.00001","title":"T","abstract":"A","categories":"cs.LG cs.CV",\
          "published":"2026-05-01","month":"2026-05"}

          {"id":"hep-th/9901001","title":"T","abstract":"A","categories":"hep-th",\
          "published":"1999-01-04","datestamp":"2026-05-02","deleted":true}
          """
              .getBytes(StandardCharsets.UTF_8));
    }

    List<ArchivedPaper> archive = Corpus.read(file).archive();

    assertThat(archive.getFirst().paper().categories()).containsExactly("cs.LG", "cs.CV");
    assertThat(archive.getLast().datestamp()).isEqualTo("2026-05-02");
    assertThat(archive.getLast().deleted()).isTrue();
  }

  @Test
  void namesTheLineThatIsNoPaper() throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("papers.jsonl"),
            """
            {"id":"2605.00001","title":"T","abstract":"A","categories":"cs.LG","published":"2026-05-01"}
            {"id":"2605.00002","title":"T","abstract":"A","categories":"cs.LG","published":"May"}
            """);

    assertThatExceptionOfType(InvalidFieldException.class)
        .isThrownBy(() -> Corpus.read(file))
        .withMessageEndingWith(
            "papers.jsonl line 2: published: \"May\" is not a day such as 2026-11-24");
  }

  @Test
  void leavesTheUsualSyntheticPapersAsTheyAre() {
    SyntheticCorpus corpus = SyntheticCorpus.generate(500, 7, DAY);

    assertThat(corpus.archive())
        .extracting(ArchivedPaper::paper)
        .containsExactlyElementsOf(corpus.papers());
    assertThat(corpus.archive()).noneMatch(ArchivedPaper::deleted);
  }

  @Test
  void hasTheRarerCasesAmongVariedPapers() {
    SyntheticCorpus plain = SyntheticCorpus.generate(2_000, 7, DAY);

    List<ArchivedPaper> archive = plain.varied(7).archive();
    List<Paper> papers = archive.stream().map(ArchivedPaper::paper).toList();

    /* A tenth of 2,000 in five kinds: about forty of each. */
    assertThat(archive).filteredOn(ArchivedPaper::deleted).hasSizeBetween(20, 60);
    assertThat(papers)
        .filteredOn(Paper::withdrawn)
        .hasSizeBetween(20, 60)
        .allMatch(paper -> paper.abstractText().startsWith("This paper has been withdrawn"));
    assertThat(papers).filteredOn(paper -> paper.id().contains("/")).hasSizeBetween(20, 60);
    assertThat(papers).filteredOn(paper -> paper.version() > 2).hasSizeBetween(20, 60);
    assertThat(papers).filteredOn(paper -> paper.categories().size() > 3).hasSizeGreaterThan(20);
    assertThat(papers)
        .extracting(Paper::id)
        .doesNotHaveDuplicates()
        .allMatch(id -> new ArxivId(id).value().equals(id));
    assertThat(plain.varied(7).archive()).isEqualTo(archive);
  }
}
