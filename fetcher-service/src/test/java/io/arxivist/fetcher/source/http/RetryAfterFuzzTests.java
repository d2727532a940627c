package io.arxivist.fetcher.source.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever the header says, the wait lies within its bounds. */
class RetryAfterFuzzTests {
  private final RetryAfter header = new RetryAfter(new TestClock());

  @MethodSource
  @FuzzTest
  void readsAnything(byte[] text) {
    Duration wait = header.read(new String(text, StandardCharsets.ISO_8859_1));

    if (wait != null) {
      assertThat(wait).isBetween(Duration.ZERO, Duration.ofDays(1));
    }
  }

  static Stream<byte[]> readsAnything() {
    return Stream.of("120", " 5 ", "Tue, 24 Nov 2026 10:00:30 GMT", "soon", "999999999")
        .map(text -> text.getBytes(StandardCharsets.ISO_8859_1));
  }
}
