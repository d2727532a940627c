package io.arxivist.fetcher.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.arxivist.core.arxiv.AnnouncementCalendar;
import io.arxivist.core.harvest.HarvestSource;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DayRulesTests {
  private final DayRules rules = new DayRules(AnnouncementCalendar.with(List.of()));

  /*
   * Papers of Thursday, 5 November 2026, that came after 14:00 in New York are closed on Friday and
   * announced on Sunday evening, which is Monday, 9 November, in UTC: the second announcement after
   * Thursday. Those of Friday, Saturday and Sunday come on Tuesday, 10 November, in UTC.
   */
  @ParameterizedTest
  @CsvSource({
    "OAI, 2026-11-05, 2026-11-05T23:59:59Z, false",
    "OAI, 2026-11-05, 2026-11-06T00:00:00Z, true",
    "API, 2026-11-05, 2026-11-09T23:59:59Z, false",
    "API, 2026-11-05, 2026-11-10T00:00:00Z, true",
    "API, 2026-11-07, 2026-11-10T23:59:59Z, false",
    "API, 2026-11-07, 2026-11-11T00:00:00Z, true",
    "RSS, 2026-11-05, 2026-11-05T05:00:00Z, false",
    "RSS, 2026-11-05, 2026-11-05T06:00:00Z, true"
  })
  void knowsWhenASourceAddsNothingMoreToADay(
      HarvestSource source, LocalDate day, Instant at, boolean over) {
    assertThat(rules.over(source, day, at)).isEqualTo(over);
  }

  @Test
  void expectsSubmissionsOnWeekendsAndAnnouncementsNot() {
    LocalDate saturday = LocalDate.of(2026, 11, 7);

    assertThat(rules.expects(HarvestSource.API, saturday)).isTrue();
    assertThat(rules.expects(HarvestSource.OAI, saturday)).isFalse();
    assertThat(rules.expects(HarvestSource.RSS, saturday)).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "OAI, oai, oai",
    "API, api, api",
    "OAI, simulator, simulator",
    "API, simulator, simulator-api",
    "RSS, simulator, simulator-rss"
  })
  void namesASourceSoThatItsInterfaceIsKnown(
      HarvestSource source, String papersCarry, String name) {
    assertThat(SourceNames.of(source, papersCarry)).isEqualTo(name);
    assertThat(SourceNames.source(name)).isEqualTo(source);
  }
}
