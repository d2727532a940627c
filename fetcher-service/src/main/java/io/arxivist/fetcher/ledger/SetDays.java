package io.arxivist.fetcher.ledger;

import com.carrotsearch.hppc.LongHashSet;
import io.arxivist.core.harvest.DayState;
import io.arxivist.core.harvest.HarvestSource;
import io.arxivist.core.harvest.LedgerDay;
import io.arxivist.fetcher.fingerprint.Fingerprint;
import io.arxivist.fetcher.source.SourceRecord;
import io.arxivist.mongodb.LedgerDayStore;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;

/**
 * The days of one pass over one set. Every record that the source gives is counted under its day,
 * each version once, whether or not the harvest has brought it in an earlier attempt: so the counts
 * are those of the source's list, and asking again does not make them grow. Nothing counts before
 * it is kept.
 */
public final class SetDays {
  static final String UNDER_WAY = "not read to its end: the harvest is at it, or was killed";
  private static final String TOO_EARLY = "asked for before the source had listed the whole day";
  private static final Logger LOG = LoggerFactory.getLogger(SetDays.class);

  private final Asked asked;
  private final DayRules rules;
  private final LedgerDayStore store;
  private final Clock clock;
  private final SortedMap<LocalDate, DayCounts> counts = new TreeMap<>();
  private final Map<LocalDate, DayCounts> notKept = new HashMap<>();
  private final TreeSet<LocalDate> unsaved = new TreeSet<>();
  private final LongHashSet seen = new LongHashSet();
  private long listed;
  private boolean ended;

  SetDays(Asked asked, DayRules rules, LedgerDayStore store, Clock clock) {
    this.asked = asked;
    this.rules = rules;
    this.store = store;
    this.clock = clock;
  }

  /** Writes down that the days are asked for, before anything has come. */
  void begin() {
    if (asked.from() != null) {
      writeAll(UNDER_WAY);
    }
  }

  /** Counts one record of the source. */
  public void count(SourceRecord record) {
    if (!kept() || !seen.add(Fingerprint.of(version(record)))) {
      return;
    }
    listed++;
    LocalDate day = day(record);
    if (day != null && within(day)) {
      notKept.computeIfAbsent(day, fresh -> new DayCounts()).add(record);
    }
  }

  /** Writes what was counted since the last time; once the papers themselves are kept. */
  public void save() {
    keep();
    try {
      store.note(unsaved.stream().map(day -> incomplete(day, UNDER_WAY)).toList());
      unsaved.clear();
    } catch (DataAccessException away) {
      LOG.warn("the ledger's days could not be brought up to date on the way", away);
    }
  }

  /**
   * Writes the days of a pass that came to the end of the source.
   *
   * @param expected how many records the source announced for all days together
   * @param shortcomings what the source left out, as far as it knows
   */
  public void end(@Nullable Long expected, List<String> shortcomings) {
    ended = true;
    keep();
    List<String> missing = new ArrayList<>(shortcomings);
    if (expected != null && listed < expected) {
      missing.add(shortfall(expected));
    }
    store.note(window().stream().map(day -> atTheEnd(day, expected, missing)).toList());
  }

  /** Writes the days of a pass that did not come to the end, if it has not ended before. */
  public void breakOff(String reason) {
    if (!ended) {
      ended = true;
      writeAll(reason);
    }
  }

  private void keep() {
    notKept.forEach((day, more) -> counts.computeIfAbsent(day, fresh -> new DayCounts()).add(more));
    unsaved.addAll(notKept.keySet());
    notKept.clear();
  }

  private LedgerDay atTheEnd(LocalDate day, @Nullable Long expected, List<String> missing) {
    DayCounts came = counts(day);
    List<String> reasons = new ArrayList<>(missing);
    if (!rules.over(asked.source(), day, asked.began())) {
      reasons.add(TOO_EARLY);
    }
    /* The sum of a longer window says what each day had only where nothing of it is missing. */
    Long ofTheDay =
        asked.oneDay() ? expected : missing.isEmpty() ? listedIfTold(came, expected) : null;
    return asked.line(
        day,
        reasons.isEmpty() ? DayState.COMPLETE : DayState.INCOMPLETE,
        ofTheDay,
        came,
        with(reasons, came),
        clock.instant());
  }

  private static @Nullable Long listedIfTold(DayCounts came, @Nullable Long expected) {
    return expected == null ? null : came.listed();
  }

  private void writeAll(String reason) {
    store.note(window().stream().map(day -> incomplete(day, reason)).toList());
  }

  private LedgerDay incomplete(LocalDate day, String reason) {
    DayCounts came = counts(day);
    return asked.line(
        day, DayState.INCOMPLETE, null, came, with(List.of(reason), came), clock.instant());
  }

  private static List<String> with(List<String> reasons, DayCounts came) {
    return Stream.concat(reasons.stream(), came.refusals().stream()).toList();
  }

  private DayCounts counts(LocalDate day) {
    return counts.getOrDefault(day, new DayCounts());
  }

  /** All days asked for; where that is open, those from the first one that turned up. */
  private List<LocalDate> window() {
    if (!kept()) {
      return List.of();
    }
    if (asked.source() == HarvestSource.RSS) {
      return counts.isEmpty() ? List.of(today()) : List.copyOf(counts.keySet());
    }
    LocalDate first = asked.from() == null && !counts.isEmpty() ? counts.firstKey() : asked.from();
    return first == null || first.isAfter(asked.until())
        ? List.of()
        : first.datesUntil(asked.until().plusDays(1)).toList();
  }

  /* A file announces nothing, so none of its days can lack anything. */
  private boolean kept() {
    return asked.source() != HarvestSource.FILE;
  }

  private boolean within(LocalDate day) {
    return !day.isAfter(asked.until()) && (asked.from() == null || !day.isBefore(asked.from()));
  }

  private @Nullable LocalDate day(SourceRecord record) {
    LocalDate day = record.day();
    if (day != null) {
      return day;
    }
    return asked.oneDay() || asked.source() == HarvestSource.RSS ? asked.until() : null;
  }

  private LocalDate today() {
    return LocalDate.ofInstant(asked.began(), ZoneOffset.UTC);
  }

  private String shortfall(long expected) {
    String days = asked.oneDay() ? "" : " from %s until %s".formatted(begins(), asked.until());
    return "expected %d records%s, %d came".formatted(expected, days, listed);
  }

  private String begins() {
    return asked.from() == null ? "the beginning" : asked.from().toString();
  }

  private static String version(SourceRecord record) {
    return record instanceof SourceRecord.Found found
        ? found.paper().versionedId()
        : record.where();
  }
}
