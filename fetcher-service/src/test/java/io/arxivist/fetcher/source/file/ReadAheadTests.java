package io.arxivist.fetcher.source.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.arxivist.fetcher.source.PaperReader;
import io.arxivist.fetcher.source.SourceException;
import io.arxivist.fetcher.source.SourceRecord;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ReadAheadTests {
  private final AtomicInteger given = new AtomicInteger();
  private final AtomicBoolean closed = new AtomicBoolean();

  @Test
  void givesAllRecordsInTheirOrder() {
    try (PaperReader reader = new ReadAhead("sample", source(1_000, null))) {
      assertThat(places(reader)).hasSize(1_000).isSorted();
      assertThat(reader.next()).isNull();
    }
    assertThat(closed).isTrue();
  }

  @Test
  void tellsAFailureBehindTheRecordsThatCameBeforeIt() {
    SourceException broken = new SourceException("breaks off after line 450", null);
    try (PaperReader reader = new ReadAhead("sample", source(450, broken))) {
      for (int i = 0; i < 450; i++) {
        assertThat(reader.next()).isNotNull();
      }
      assertThatThrownBy(reader::next).isSameAs(broken);
      assertThatThrownBy(reader::next).isSameAs(broken);
    }
  }

  @Test
  void isAFewThousandRecordsAheadAtMost() {
    try (PaperReader reader = new ReadAhead("sample", source(100_000, null))) {
      await().until(() -> given.get() >= 2_200);
      await().during(Duration.ofMillis(200)).until(() -> given.get() == 2_200);

      assertThat(places(reader)).hasSize(100_000);
    }
  }

  @Test
  void endsBeforeTheLastRecordWhereNobodyWantsMore() {
    PaperReader reader = new ReadAhead("unwanted", source(100_000, null));
    assertThat(reader.next()).isNotNull();

    reader.close();

    assertThat(closed).isTrue();
    assertThat(given).hasValueLessThan(100_000);
    assertThat(Thread.getAllStackTraces().keySet())
        .extracting(Thread::getName)
        .doesNotContain("read unwanted");
  }

  private static List<Integer> places(PaperReader reader) {
    List<Integer> places = new ArrayList<>();
    for (SourceRecord record = reader.next(); record != null; record = reader.next()) {
      places.add(Integer.valueOf(record.where()));
    }
    return places;
  }

  private PaperReader source(int records, @Nullable SourceException failure) {
    return new PaperReader() {
      @Override
      public @Nullable SourceRecord next() {
        if (given.get() < records) {
          return new SourceRecord.Deleted(String.valueOf(given.getAndIncrement()));
        }
        if (failure != null) {
          throw failure;
        }
        return null;
      }

      @Override
      public @Nullable Long expected() {
        return null;
      }

      @Override
      public void close() {
        closed.set(true);
      }
    };
  }
}
