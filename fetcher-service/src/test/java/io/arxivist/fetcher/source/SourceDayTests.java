package io.arxivist.fetcher.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.arxivist.core.validation.InvalidFieldException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SourceDayTests {
  private static final LocalDate DAY = LocalDate.of(2026, 11, 24);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2026-11-24",
        " 2026-11-24\n",
        "2026-11-24T10:00:00Z",
        "2026-11-23T23:00:00-05:00",
        "2026-11-24T05:00:19.899254+00:00",
        "Tue, 24 Nov 2026 10:00:00 GMT",
        "Sat, 24 Nov 2026 10:00:00 GMT",
        "24 Nov 2026 10:00:00 +0000",
        "Mon, 23 Nov 2026 23:30:00 -0500"
      })
  void readsEveryFormThatSourcesWrite(String text) {
    assertThat(SourceDay.inUtc("created", text)).isEqualTo(DAY);
  }

  @Test
  void countsAMomentOnTheDayOfItsZone() {
    assertThat(SourceDay.in(SourceDay.ARXIV, "pubDate", "2026-11-24T04:59:59Z"))
        .isEqualTo(DAY.minusDays(1));
    assertThat(SourceDay.in(SourceDay.ARXIV, "pubDate", "Tue, 24 Nov 2026 00:00:00 -0500"))
        .isEqualTo(DAY);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2026-11-31",
        "2007-04-999",
        "yesterday",
        "24.11.2026",
        "2026-11-24T",
        "Tue, 31 Nov 2026 10:00:00 GMT",
        "Tue, 24 Nov 2026 25:00:00 GMT",
        "Tue, 24 Nov 2026 10:60:00 GMT",
        "Tue, 24 ovD 2026 10:00:00 GMT",
        "Tue; 24 Nov 2026 10:00:00 GMT",
        "T&e, 24 Nov 2026 10:00:00 GMT",
        "2026-1a-24"
      })
  void refusesWhatIsNoDay(String text) {
    assertThatThrownBy(() -> SourceDay.inUtc("created", text))
        .isInstanceOf(InvalidFieldException.class)
        .hasMessage("created: " + text + " is not a day such as 2026-11-24");
    assertThat(SourceDay.ifReadable(SourceDay.ARXIV, text)).isNull();
  }

  @Test
  void knowsEveryMonth() {
    for (int month = 1; month <= 12; month++) {
      LocalDate day = LocalDate.of(2007, month, 3);
      String text =
          DateTimeFormatter.RFC_1123_DATE_TIME.format(day.atTime(1, 2).atZone(ZoneOffset.UTC));

      assertThat(SourceDay.inUtc("created", text)).isEqualTo(day);
    }
  }

  @Test
  void hasNoDayWhereNothingStands() {
    assertThat(SourceDay.inUtc("created", null)).isNull();
    assertThat(SourceDay.inUtc("created", " \n")).isNull();
  }
}
