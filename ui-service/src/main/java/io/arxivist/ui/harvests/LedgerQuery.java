package io.arxivist.ui.harvests;

import io.arxivist.core.harvest.LedgerSeries;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.util.StringUtils;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * Where in the ledger the reader is; nothing is required.
 *
 * @param day the day whose details are shown
 * @param until the last day of the calendar; today unless given
 * @param target with source and set: the one series that is shown
 * @param set empty for all of arXiv
 */
record LedgerQuery(
    @Nullable @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate day,
    @Nullable @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate until,
    @Nullable String target,
    @Nullable String source,
    @Nullable String set) {
  static final int WEEKS = 26;
  static final LedgerQuery ALL = new LedgerQuery(null, null, null, null, null);

  /** The one series that is shown; null where all are. */
  public @Nullable SeriesName series() {
    return StringUtils.hasText(target) && StringUtils.hasText(source)
        ? new SeriesName(target, source, set == null ? "" : set)
        : null;
  }

  /** The address of the details of a day, in the window that is shown. */
  public String at(LocalDate chosenDay) {
    return address(series(), until, chosenDay) + "#day";
  }

  /** The address of the window that ends with a day; the newest when null. */
  public String upTo(@Nullable LocalDate last) {
    return address(series(), last, null);
  }

  /** The address of one series, where the window that is shown holds nothing of it in its own. */
  public String only(LedgerSeries series, LocalDate today) {
    LocalDate last = series.last().isBefore(from(today)) ? series.last() : until;
    return address(SeriesName.of(series), last, null);
  }

  private static String address(
      @Nullable SeriesName name, @Nullable LocalDate until, @Nullable LocalDate day) {
    Map<String, Object> values = new LinkedHashMap<>();
    if (name != null) {
      values.put("target", name.target());
      values.put("source", name.source());
      values.put("set", name.set());
    }
    if (until != null) {
      values.put("until", until);
    }
    if (day != null) {
      values.put("day", day);
    }
    UriComponentsBuilder address = UriComponentsBuilder.fromPath("/harvests");
    /* As variables, so that a "+" or "&" in a name is encoded. */
    values.keySet().forEach(value -> address.queryParam(value, "{" + value + "}"));
    return address.encode().buildAndExpand(values).toUriString();
  }

  boolean shows(SeriesName name) {
    SeriesName chosen = series();
    return chosen == null || chosen.equals(name);
  }

  /** The first day shown: a Monday. */
  LocalDate from(LocalDate today) {
    return last(today)
        .with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY))
        .minusWeeks(WEEKS - 1);
  }

  /** The last day shown: nothing is known of days to come. */
  LocalDate last(LocalDate today) {
    return until == null || until.isAfter(today) ? today : until;
  }
}
