package io.arxivist.fetcher.source.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.arxivist.core.paper.ArxivTaxonomy;
import io.arxivist.core.paper.Paper;
import io.arxivist.fetcher.source.PaperReader;
import io.arxivist.fetcher.source.SourceException;
import io.arxivist.fetcher.source.SourceQuery;
import io.arxivist.fetcher.source.SourceRecord;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

class FileSourceTests {
  @TempDir private Path folder;

  @Test
  void readsTheShapeOfThePlainCorpus() throws IOException {
    List<SourceRecord> records = read(CorpusLines.PLAIN);

    assertThat(records)
        .containsExactly(
            new SourceRecord.Found(
                new Paper(
                    "2503.90001",
                    1,
                    "A title",
                    "An abstract.",
                    List.of("cs.LG", "cs.AI"),
                    List.of(),
                    LocalDate.of(2025, 2, 3),
                    null)));
  }

  @Test
  void readsTheShapeOfThePublicSnapshot() throws IOException {
    List<SourceRecord> records = read(CorpusLines.SNAPSHOT);

    assertThat(records)
        .containsExactly(
            new SourceRecord.Found(
                new Paper(
                    "hep-ph/0704001",
                    2,
                    "Title",
                    "Text",
                    List.of("hep-ph"),
                    List.of("Ada Brown", "B. Green III"),
                    LocalDate.of(2007, 4, 2),
                    LocalDate.of(2008, 11, 26))));
  }

  @Test
  void readsAWithdrawalFromItsFieldItsCommentsOrItsAbstract() throws IOException {
    String comments = "\"comments\":\"5 pages. This paper has been withdrawn\",\"title\"";

    assertThat(
            read(
                CorpusLines.ARCHIVE
                    + CorpusLines.SNAPSHOT
                    + CorpusLines.SNAPSHOT.replace("\"title\"", comments)
                    + CorpusLines.PLAIN.replace("An abstract", "This paper is withdrawn")))
        .extracting(record -> ((SourceRecord.Found) record).paper().withdrawn())
        .containsExactly(true, false, true, true);
  }

  @Test
  void readsWhatEditorsAndOtherSystemsLeaveInAFile() throws IOException {
    String windows = "\ufeff" + (CorpusLines.PLAIN + "\n \t\n" + CorpusLines.SNAPSHOT);

    assertThat(read(windows.replace("\n", "\r\n")))
        .hasSize(2)
        .allMatch(SourceRecord.Found.class::isInstance);
  }

  @Test
  void refusesATornLastLineAndKeepsWhatCameBefore() throws IOException {
    String torn = CorpusLines.SNAPSHOT.substring(0, 200);

    List<SourceRecord> records = read(CorpusLines.PLAIN + torn);

    assertThat(records.get(0)).isInstanceOf(SourceRecord.Found.class);
    assertThat(records.get(1))
        .isInstanceOfSatisfying(
            SourceRecord.Refused.class,
            refused -> assertThat(refused.reason()).contains("is not JSON"));
    assertThat(records).hasSize(2);
  }

  @Test
  void readsNamesWithoutTheirPartsAndLeavesOutWhoIsNobody() throws IOException {
    String joined = "\"authors\":\"Ada Brown (North, Inc.) and Bo Chen\",\"authors_was\"";
    String odd =
        "\"authors_parsed\":[[\"\",\"\",\"\"],[\":\"],[null,\"Ada\"],\"B. Green\",7,{}],\"x\"";

    assertThat(
            read(
                CorpusLines.SNAPSHOT.replace("\"authors_parsed\"", joined)
                    + CorpusLines.SNAPSHOT.replace("\"authors_parsed\"", odd)))
        .extracting(record -> ((SourceRecord.Found) record).paper().authors())
        .containsExactly(List.of("Ada Brown", "Bo Chen"), List.of("Ada", "B. Green"));
  }

  @Test
  void refusesALineThatGoesOnAfterItsObject() throws IOException {
    assertThat(read(CorpusLines.PLAIN.strip() + CorpusLines.PLAIN))
        .singleElement()
        .isInstanceOfSatisfying(
            SourceRecord.Refused.class,
            refused -> assertThat(refused.reason()).endsWith("goes on after its JSON object"));
  }

  @Test
  void readsGzipOfManyMembers() throws IOException {
    Path file = folder.resolve("joined.gz");
    try (OutputStream joined = Files.newOutputStream(file)) {
      for (int member = 0; member < 100; member++) {
        try (ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            OutputStream zip = new GZIPOutputStream(bytes)) {
          zip.write(CorpusLines.PLAIN.getBytes(StandardCharsets.UTF_8));
          zip.close();
          joined.write(bytes.toByteArray());
        }
      }
    }

    assertThat(read(file, SourceQuery.EVERYTHING)).hasSize(100);
  }

  @Test
  void keepsTheLinesBeforeAGzipFileBreaksOff() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (OutputStream zip = new GZIPOutputStream(bytes, 512, true)) {
      zip.write(CorpusLines.PLAIN.getBytes(StandardCharsets.UTF_8));
      zip.flush();
      zip.write(CorpusLines.SNAPSHOT.getBytes(StandardCharsets.UTF_8));
    }
    Path cut = folder.resolve("cut.gz");
    Files.write(cut, Arrays.copyOf(bytes.toByteArray(), bytes.size() - 40));
    FileSource source = new FileSource(cut, ArxivTaxonomy.load(), JsonMapper.builder().build());

    try (PaperReader reader = source.open(SourceQuery.EVERYTHING)) {
      assertThat(reader.next()).isInstanceOf(SourceRecord.Found.class);
      assertThatThrownBy(reader::next)
          .isInstanceOf(SourceException.class)
          .hasMessageContaining("breaks off after line 1");
    }
  }

  @Test
  void readsGzipAndPlainByTheirContent() throws IOException {
    Path file = folder.resolve("corpus.any");
    try (OutputStream zipped = new GZIPOutputStream(Files.newOutputStream(file))) {
      zipped.write((CorpusLines.PLAIN + CorpusLines.SNAPSHOT).getBytes(StandardCharsets.UTF_8));
    }

    assertThat(read(file, SourceQuery.EVERYTHING)).hasSize(2);
  }

  @Test
  void refusesABadLineWithItsPlaceAndGoesOn() throws IOException {
    List<SourceRecord> records =
        read(
            "\n"
                + CorpusLines.PLAIN
                + "{not json\n"
                + CorpusLines.PLAIN.replace("2503.90001", "25-1")
                + CorpusLines.SNAPSHOT);

    assertThat(records).hasSize(4);
    assertThat(records.get(1))
        .isInstanceOfSatisfying(
            SourceRecord.Refused.class,
            refused -> {
              assertThat(refused.where()).isEqualTo("line 3");
              assertThat(refused.reason()).startsWith("line: {not json is not JSON");
            });
    assertThat(records.get(2))
        .isEqualTo(
            new SourceRecord.Refused(
                "line 4", "id: 25-1 is not an arXiv id such as 2503.15521 or hep-th/9901001"));
  }

  @Test
  void namesTheFieldThatIsMissingOrOfTheWrongKind() throws IOException {
    List<SourceRecord> records =
        read(
            "{\"id\":\"2503.90001\",\"title\":\"T\"}\n"
                + "[1]\n"
                + "{\"id\":7}\n"
                + CorpusLines.PLAIN.replace("2025-02-03", "03.02.2025")
                + CorpusLines.SNAPSHOT.replace("Mon, 2 Apr 2007 19:18:42 GMT", "02.04.2007"));

    assertThat(records)
        .extracting(record -> ((SourceRecord.Refused) record).reason())
        .satisfiesExactly(
            reason -> assertThat(reason).isEqualTo("abstract: is missing"),
            reason -> assertThat(reason).isEqualTo("line: [1] is not a JSON object"),
            reason -> assertThat(reason).isEqualTo("id: 7 is not a text"),
            reason -> assertThat(reason).startsWith("published: 03.02.2025 is not a day"),
            reason -> assertThat(reason).startsWith("versions.created: 02.04.2007 is not a day"));
  }

  @Test
  void refusesTextThatIsNotUtf8() throws IOException {
    Path file = folder.resolve("latin1.jsonl");
    Files.write(
        file, CorpusLines.PLAIN.replace("title", "ätitle").getBytes(StandardCharsets.ISO_8859_1));

    assertThat(read(file, SourceQuery.EVERYTHING))
        .containsExactly(new SourceRecord.Refused("line 1", "line: is not UTF-8"));
  }

  @Test
  void keepsToDaysAndSets() throws IOException {
    Path file = write(CorpusLines.PLAIN + CorpusLines.SNAPSHOT);
    LocalDate day = LocalDate.of(2025, 2, 3);

    assertThat(read(file, new SourceQuery(day, day, List.of()))).hasSize(1);
    assertThat(read(file, new SourceQuery(day.plusDays(1), null, List.of()))).isEmpty();
    assertThat(read(file, new SourceQuery(null, null, List.of("physics")))).hasSize(1);
    assertThat(read(file, new SourceQuery(null, null, List.of("cs:cs:AI")))).hasSize(1);
  }

  @Test
  void saysWhatStandsInTheWay() throws IOException {
    assertThatThrownBy(() -> read(folder.resolve("none"), SourceQuery.EVERYTHING))
        .isInstanceOf(SourceException.class)
        .hasMessageStartingWith("there is no file ");
    assertThatThrownBy(() -> read(folder, SourceQuery.EVERYTHING))
        .isInstanceOf(SourceException.class)
        .hasMessageEndingWith("is a folder, not a corpus file");
  }

  @Test
  void failsWhereAGzipFileIsCutOff() throws IOException {
    Path whole = folder.resolve("whole.gz");
    try (OutputStream zipped = new GZIPOutputStream(Files.newOutputStream(whole))) {
      zipped.write(CorpusLines.PLAIN.getBytes(StandardCharsets.UTF_8));
    }
    byte[] bytes = Files.readAllBytes(whole);
    Path cut = folder.resolve("cut.gz");
    Files.write(cut, Arrays.copyOf(bytes, bytes.length / 2));

    assertThatThrownBy(() -> read(cut, SourceQuery.EVERYTHING))
        .isInstanceOf(SourceException.class)
        .hasMessageContaining("breaks off after line 0");
  }

  private List<SourceRecord> read(String lines) throws IOException {
    return read(write(lines), SourceQuery.EVERYTHING);
  }

  private Path write(String lines) throws IOException {
    return Files.writeString(folder.resolve("corpus.jsonl"), lines);
  }

  private static List<SourceRecord> read(Path file, SourceQuery query) {
    FileSource source = new FileSource(file, ArxivTaxonomy.load(), JsonMapper.builder().build());
    List<SourceRecord> records = new ArrayList<>();
    try (PaperReader reader = source.open(query)) {
      for (SourceRecord record = reader.next(); record != null; record = reader.next()) {
        records.add(record);
      }
    }
    return records;
  }
}
