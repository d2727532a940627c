package io.arxivist.fetcher.source;

import static org.assertj.core.api.Assertions.assertThat;

import io.arxivist.contract.Samples;
import io.arxivist.fetcher.source.RecordMemory.Sight;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RecordMemoryTests {
  private final RecordMemory memory = new RecordMemory();

  @Test
  void tellsNewRecordsFromThoseOfThisAndOtherPasses() {
    SourceRecord record = new SourceRecord.Found(Samples.paper(1));

    assertThat(memory.has(record, 1)).isFalse();
    assertThat(memory.note(record, 1)).isEqualTo(Sight.NEW);
    assertThat(memory.note(record, 1)).isEqualTo(Sight.AGAIN);
    assertThat(memory.note(record, 2)).isEqualTo(Sight.EARLIER);
    assertThat(memory.has(record, 1)).isFalse();
    assertThat(memory.has(record, 2)).isTrue();
  }

  @Test
  void takesWhatIsRefusedAndWhatIsDeletedForRecordsOfTheirOwn() {
    memory.note(new SourceRecord.Refused("oai:arXiv.org:2611.90001", "no title"), 1);

    assertThat(memory.note(new SourceRecord.Deleted("oai:arXiv.org:2611.90001"), 1))
        .isEqualTo(Sight.NEW);
  }

  @Test
  void forgetsNothingWhenItGrows() {
    IntStream.range(0, 100_000)
        .forEach(number -> assertThat(memory.note(deleted(number), 1)).isEqualTo(Sight.NEW));

    IntStream.range(0, 100_000)
        .forEach(number -> assertThat(memory.has(deleted(number), 1)).isTrue());
    assertThat(memory.has(deleted(100_000), 1)).isFalse();
  }

  private static SourceRecord deleted(int number) {
    return new SourceRecord.Deleted("oai:arXiv.org:%04d.%05d".formatted(number / 1_000, number));
  }
}
