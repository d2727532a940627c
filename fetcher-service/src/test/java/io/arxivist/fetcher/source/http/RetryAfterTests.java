package io.arxivist.fetcher.source.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class RetryAfterTests {
  private final RetryAfter retryAfter = new RetryAfter(new TestClock());

  @Test
  void readsSeconds() {
    assertThat(retryAfter.read("120")).isEqualTo(Duration.ofMinutes(2));
  }

  @Test
  void readsDates() {
    assertThat(retryAfter.read("Tue, 24 Nov 2026 10:00:30 GMT")).isEqualTo(Duration.ofSeconds(30));
    assertThat(retryAfter.read("Tue, 24 Nov 2026 09:00:00 GMT")).isEqualTo(Duration.ZERO);
  }

  @Test
  void passesOverWhatItCannotRead() {
    assertThat(retryAfter.read("soon")).isNull();
  }

  @Test
  void neverWaitsLongerThanADay() {
    assertThat(retryAfter.read("864000")).isEqualTo(Duration.ofDays(1));
  }
}
