package io.arxivist.fetcher.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import io.arxivist.core.arxiv.AnnouncementCalendar;
import io.arxivist.core.harvest.DayState;
import io.arxivist.core.harvest.HarvestTarget;
import io.arxivist.core.harvest.LedgerDay;
import io.arxivist.mongodb.LedgerDayStore;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessResourceFailureException;

class LedgerMetricsTests {
  private static final Instant NOW = Instant.parse("2026-11-11T07:00:00Z");

  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
  private final LedgerDayStore days = mock(LedgerDayStore.class);
  private final LedgerMetrics metrics =
      new LedgerMetrics(
          new LedgerView(
              days,
              new DayRules(AnnouncementCalendar.with(List.of())),
              Clock.fixed(NOW, ZoneOffset.UTC)),
          registry);

  /* Complete on Thursday, 5, and Tuesday, 10 November: Friday and Monday are missing. */
  @Test
  void tellsLagAndGapsOfEachSeries() {
    when(days.days(any(), any(), any()))
        .thenReturn(List.of(day("", 10), day("cs", 5), day("cs", 10)));

    metrics.refresh();

    assertThat(gauge("arxivist.ledger.gaps", "all")).isZero();
    assertThat(gauge("arxivist.harvest.lag", "all")).isZero();
    assertThat(gauge("arxivist.ledger.gaps", "cs")).isEqualTo(2);
    assertThat(gauge("arxivist.harvest.lag", "cs")).isEqualTo(3);
  }

  @Test
  void keepsItsFiguresWhileMongoIsAway() {
    when(days.days(any(), any(), any()))
        .thenReturn(List.of(day("cs", 5), day("cs", 10)))
        .thenThrow(new DataAccessResourceFailureException("away"));
    metrics.refresh();

    metrics.refresh();

    assertThat(gauge("arxivist.ledger.gaps", "cs")).isEqualTo(2);
  }

  private double gauge(String name, String set) {
    return registry
        .get(name)
        .tags("target", "classification", "source", "oai", "set", set)
        .gauge()
        .value();
  }

  private static LedgerDay day(String set, int ofNovember) {
    return new LedgerDay(
        HarvestTarget.CLASSIFICATION,
        "oai",
        set,
        LocalDate.of(2026, 11, ofNovember),
        DayState.COMPLETE,
        40L,
        40,
        0,
        0,
        0,
        List.of(),
        "harvest-1",
        NOW);
  }
}
