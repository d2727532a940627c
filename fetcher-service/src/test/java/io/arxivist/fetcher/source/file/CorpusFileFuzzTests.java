package io.arxivist.fetcher.source.file;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.arxivist.core.paper.ArxivTaxonomy;
import io.arxivist.fetcher.source.Fuzzing;
import io.arxivist.fetcher.source.SourceException;
import io.arxivist.fetcher.source.SourceQuery;
import io.arxivist.fetcher.source.SourceRecord;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;

/** Whatever a corpus file holds, plain or gzip, is a record a line or a SourceException. */
class CorpusFileFuzzTests {
  private static final ArxivTaxonomy TAXONOMY = ArxivTaxonomy.load();
  private static final JsonMapper JSON = JsonMapper.builder().build();

  @MethodSource
  @FuzzTest
  void readsAnything(byte[] file) {
    try {
      Fuzzing.assertSound(read(file));
    } catch (SourceException typed) {
      assertThat(typed).hasMessageMatching("(?s)fuzz (breaks off after line|cannot be read).*");
    }
  }

  static Stream<byte[]> readsAnything() throws IOException {
    byte[] zipped = zipped(CorpusLines.PLAIN);
    ByteArrayOutputStream members = new ByteArrayOutputStream();
    members.write(zipped);
    members.write(zipped(CorpusLines.SNAPSHOT));
    return Stream.concat(
        Fuzzing.samples(CorpusLines.PLAIN, CorpusLines.SNAPSHOT, CorpusLines.ARCHIVE),
        Stream.of(zipped, members.toByteArray()));
  }

  private static List<SourceRecord> read(byte[] file) {
    List<SourceRecord> records = new ArrayList<>();
    try (FileReader reader =
        new FileReader(
            "fuzz",
            new ByteArrayInputStream(file),
            new PaperLineParser(JSON),
            new FileFilter(SourceQuery.EVERYTHING, TAXONOMY))) {
      for (SourceRecord record = reader.next(); record != null; record = reader.next()) {
        records.add(record);
      }
    }
    return records;
  }

  private static byte[] zipped(String text) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (OutputStream zip = new GZIPOutputStream(bytes)) {
      zip.write(text.getBytes(StandardCharsets.UTF_8));
    }
    return bytes.toByteArray();
  }
}
