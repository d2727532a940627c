package io.arxivist.fetcher.ledger;

import io.arxivist.core.harvest.LedgerSeries;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import java.util.List;
import java.util.function.ToIntFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * What the ledger lacks, series by series: {@code arxivist.harvest.lag}, announcements since the
 * last complete day, and {@code arxivist.ledger.gaps}, days that a refill would ask for. Both grow
 * by the mere passing of time, so they are read anew each minute.
 */
@Component
@EnableScheduling
class LedgerMetrics {
  private static final Logger LOG = LoggerFactory.getLogger(LedgerMetrics.class);
  private static final long EVERY_MILLIS = 60_000;

  private final LedgerView ledger;
  private final MultiGauge lag;
  private final MultiGauge gaps;
  private boolean away;

  LedgerMetrics(LedgerView ledger, MeterRegistry registry) {
    this.ledger = ledger;
    this.lag =
        MultiGauge.builder("arxivist.harvest.lag")
            .description("Days with an announcement between the last complete one and today")
            .baseUnit("days")
            .register(registry);
    this.gaps =
        MultiGauge.builder("arxivist.ledger.gaps")
            .description("Days that a refill would ask for")
            .baseUnit("days")
            .register(registry);
  }

  /** Reads the ledger; while MongoDB is away, the last figures stay. */
  @Scheduled(fixedDelay = EVERY_MILLIS)
  void refresh() {
    try {
      List<LedgerSeries> series = ledger.series();
      lag.register(rows(series, LedgerSeries::lagDays), true);
      gaps.register(rows(series, LedgerSeries::gaps), true);
      away = false;
    } catch (DataAccessException failed) {
      if (!away) {
        LOG.warn("the ledger cannot be read for its metrics", failed);
      }
      away = true;
    }
  }

  private static List<MultiGauge.Row<?>> rows(
      List<LedgerSeries> series, ToIntFunction<LedgerSeries> figure) {
    return series.stream()
        .<MultiGauge.Row<?>>map(one -> MultiGauge.Row.of(tags(one), figure.applyAsInt(one)))
        .toList();
  }

  private static Tags tags(LedgerSeries series) {
    return Tags.of(
        "target",
        series.target().wireName(),
        "source",
        series.source(),
        "set",
        series.set().isEmpty() ? "all" : series.set());
  }
}
