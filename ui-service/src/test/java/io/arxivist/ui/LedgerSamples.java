package io.arxivist.ui;

import io.arxivist.core.harvest.DayState;
import io.arxivist.core.harvest.HarvestTarget;
import io.arxivist.core.harvest.LedgerCalendar;
import io.arxivist.core.harvest.LedgerDay;
import io.arxivist.core.harvest.LedgerEntry;
import io.arxivist.core.harvest.LedgerSeries;
import io.arxivist.core.harvest.QualityFinding;
import io.arxivist.core.harvest.QualityReport;
import io.arxivist.core.job.JobProgress;
import io.arxivist.core.job.JobState;
import io.arxivist.core.job.JobView;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A ledger of two sets on {@link Samples#NOW}'s day, a Tuesday: {@code cs} with a gap of three days
 * and a day that is short, {@code math} without a gap. All of it is made up.
 */
final class LedgerSamples {
  static final LocalDate TODAY = LocalDate.of(2026, 11, 24);
  static final LocalDate SHORT_DAY = LocalDate.of(2026, 11, 12);
  static final String LONG_REASON =
      "https://export.arxiv.org/oai2?verb=ListRecords&resumptionToken="
          + "6897454|1001".repeat(12)
          + " answered 503 ten times in a row";

  private static final LocalDate FIRST = LocalDate.of(2026, 9, 1);
  private static final LocalDate HOLIDAY = LocalDate.of(2026, 10, 12);
  private static final Set<LocalDate> MISSING =
      Set.of(LocalDate.of(2026, 10, 20), LocalDate.of(2026, 10, 21), LocalDate.of(2026, 10, 22));

  private LedgerSamples() {}

  static StubGateway tell(StubGateway gateway) {
    return gateway
        .says("/ledger/days", calendar())
        .says("/ledger", List.of(failed(), entry("harvests-6", 812L, 812, report(true))))
        .says("/ledger/refills", List.of())
        .says("POST /ledger/refills", refill(JobState.QUEUED))
        .says("/ledger/refills/refills-0", refill(JobState.RUNNING))
        .says("POST /harvests", Samples.job("harvests", JobState.QUEUED, 0))
        .says("POST /pushes", Samples.job("pushes", JobState.QUEUED, 0));
  }

  private static JobView refill(JobState state) {
    return new JobView(
        "refills-0",
        "ledger/refills",
        state,
        new JobProgress("refill", 1, 4L, "days"),
        1,
        null,
        Samples.NOW,
        Samples.NOW,
        null,
        null);
  }

  static LedgerCalendar calendar() {
    return calendar(
        LONG_REASON,
        series("cs", LocalDate.of(2026, 10, 19), 4, 12),
        series("math", TODAY.minusDays(1), 0, 0));
  }

  static LedgerCalendar calendar(String reason, LedgerSeries... series) {
    return new LedgerCalendar(
        LocalDate.of(2026, 6, 1),
        TODAY,
        List.of(series),
        FIRST
            .datesUntil(TODAY.plusDays(1))
            .flatMap(day -> Stream.of(series).map(one -> day(one.set(), day, reason)))
            .toList());
  }

  static LedgerSeries series(String set, @Nullable LocalDate complete, int gaps, int behind) {
    return new LedgerSeries(
        HarvestTarget.CLASSIFICATION, "oai", set, FIRST, TODAY, complete, gaps, behind);
  }

  private static LedgerDay day(String set, LocalDate day, String reason) {
    DayState state = state(set, day);
    return switch (state) {
      case COMPLETE -> day(set, day, state, 812L, 812, List.of());
      case INCOMPLETE ->
          day(set, day, state, 1_204L, 810, List.of(reason, "394 records did not come"));
      case MISSING, NOTHING_ANNOUNCED -> day(set, day, state, null, 0, List.of());
      case OPEN -> day(set, day, state, null, 37, List.of());
    };
  }

  private static DayState state(String set, LocalDate day) {
    DayOfWeek weekday = day.getDayOfWeek();
    if (day.equals(TODAY)) {
      return DayState.OPEN;
    }
    if (weekday == DayOfWeek.SATURDAY || weekday == DayOfWeek.SUNDAY || day.equals(HOLIDAY)) {
      return DayState.NOTHING_ANNOUNCED;
    }
    if (set.equals("cs") && day.equals(SHORT_DAY)) {
      return DayState.INCOMPLETE;
    }
    return set.equals("cs") && MISSING.contains(day) ? DayState.MISSING : DayState.COMPLETE;
  }

  private static LedgerDay day(
      String set,
      LocalDate day,
      DayState state,
      @Nullable Long expected,
      long received,
      List<String> reasons) {
    boolean asked = state != DayState.MISSING && state != DayState.NOTHING_ANNOUNCED;
    return new LedgerDay(
        HarvestTarget.CLASSIFICATION,
        "oai",
        set,
        day,
        state,
        expected,
        received,
        received / 5,
        asked ? 2 : 0,
        asked ? 1 : 0,
        reasons,
        asked ? "harvests-6" : null,
        asked ? Samples.NOW : null);
  }

  static LedgerEntry entry(
      String id, @Nullable Long expected, long received, @Nullable QualityReport quality) {
    return new LedgerEntry(
        id,
        "oai",
        HarvestTarget.CLASSIFICATION,
        List.of("cs", "math"),
        SHORT_DAY,
        SHORT_DAY,
        expected,
        received,
        2,
        expected != null && expected == received,
        Samples.NOW,
        quality);
  }

  static LedgerEntry harvested(String source) {
    return new LedgerEntry(
        "harvests-1",
        source,
        HarvestTarget.SPLIT,
        List.of(),
        null,
        null,
        2_000L,
        40,
        0,
        false,
        Samples.NOW,
        null);
  }

  private static LedgerEntry failed() {
    return entry("harvests-180", 1_204L, 810, report(false));
  }

  private static QualityReport report(boolean passed) {
    return new QualityReport(
        812,
        passed,
        List.of(
            new QualityFinding(
                "abstract_length",
                "An abstract has 40 to 6,000 characters.",
                false,
                0,
                0,
                0.01,
                true,
                List.of()),
            new QualityFinding(
                "category_known",
                "Each category is one of arXiv's.",
                true,
                passed ? 0 : 96,
                passed ? 0 : 0.1182,
                0.001,
                passed,
                passed ? List.of() : List.of("2611.00001: cs.ZZ", "2611.00002: <b>x</b>"))));
  }
}
