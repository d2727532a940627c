package io.arxivist.fetcher.source;

import static org.assertj.core.api.Assertions.assertThat;

import io.arxivist.contract.SharedFolder;
import io.arxivist.core.paper.Paper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.json.JsonMapper;

/** What the fuzz tests of all sources begin with and hold every record to. */
public final class Fuzzing {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private Fuzzing() {}

  /** The project's own samples as seeds. */
  public static Stream<byte[]> samples(String... samples) {
    return Stream.of(samples).map(sample -> sample.getBytes(StandardCharsets.UTF_8));
  }

  /** The recorded answers of a folder as seeds; none where there is no such folder. */
  public static Stream<byte[]> recordings(String folder) {
    if (!SharedFolder.present()) {
      return Stream.of();
    }
    try (Stream<Path> files = Files.list(SharedFolder.file(folder))) {
      return files.sorted().map(Fuzzing::bytes).toList().stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A paper survives every queue, and its texts are folded; a refusal says of what and why. */
  public static void assertSound(List<SourceRecord> records) {
    for (SourceRecord record : records) {
      switch (record) {
        case SourceRecord.Found found -> assertSound(found.paper());
        case SourceRecord.Refused refused -> {
          assertThat(refused.reason()).isNotBlank().hasSizeLessThan(1_000);
          assertThat(refused.where()).hasSizeLessThan(1_000);
        }
        case SourceRecord.Deleted deleted -> assertThat(deleted.where()).isNotNull();
      }
    }
  }

  private static void assertSound(Paper paper) {
    assertThat(JSON.readValue(JSON.writeValueAsBytes(paper), Paper.class)).isEqualTo(paper);
    assertThat(FoldedText.of(paper.title())).isEqualTo(paper.title());
    assertThat(FoldedText.of(paper.abstractText())).isEqualTo(paper.abstractText());
    assertThat(paper.authors()).allMatch(name -> FoldedText.of(name).equals(name));
  }

  private static byte[] bytes(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
