package io.arxivist.fetcher.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.arxivist.core.arxiv.AnnouncementCalendar;
import io.arxivist.core.harvest.DayState;
import io.arxivist.core.harvest.HarvestTarget;
import io.arxivist.core.harvest.LedgerDay;
import io.arxivist.core.harvest.LedgerSeries;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * How the days of a series stand. In November 2026 the 2nd is a Monday; the 26th is Thanksgiving,
 * so Friday the 27th has no announcement.
 */
class SeriesDaysTests {
  private static final Instant WEDNESDAY = Instant.parse("2026-11-11T07:00:00Z");

  @Test
  void showsDaysThatNobodyAskedForBetweenThoseThatWere() {
    SeriesDays series = series(WEDNESDAY, complete("cs", 5, 40), complete("cs", 10, 40));

    assertThat(series.days())
        .extracting(LedgerDay::state)
        .containsExactly(
            DayState.COMPLETE, // Thursday
            DayState.MISSING,
            DayState.NOTHING_ANNOUNCED,
            DayState.NOTHING_ANNOUNCED,
            DayState.MISSING,
            DayState.COMPLETE); // Tuesday
    assertThat(series.days().filter(day -> day.state() == DayState.MISSING))
        .allSatisfy(day -> {
          assertThat(day.reasons()).containsExactly("never asked for");
          assertThat(day.harvest()).isNull();
        });
    assertThat(series.summary())
        .isEqualTo(
            new LedgerSeries(
                HarvestTarget.CLASSIFICATION, "oai", "cs", day(5), day(10), day(5), 2, 3));
  }

  @Test
  void listsOnlyTheDaysOfTheWindow() {
    SeriesDays series = series(WEDNESDAY, complete("cs", 2, 40), complete("cs", 10, 40));

    assertThat(series.days(day(9), day(30)))
        .extracting(LedgerDay::day)
        .containsExactly(day(9), day(10));
    assertThat(series.days(day(20), day(30))).isEmpty();
  }

  @Test
  void missesNothingOnHolidaysAndWeekends() {
    Instant december = Instant.parse("2026-12-01T07:00:00Z");
    SeriesDays series =
        series(december, complete("", 26, 900), complete("", 27, 0), complete("", 30, 900));

    assertThat(series.days())
        .extracting(LedgerDay::state)
        .containsExactly(
            DayState.COMPLETE,
            DayState.NOTHING_ANNOUNCED,
            DayState.NOTHING_ANNOUNCED,
            DayState.NOTHING_ANNOUNCED,
            DayState.COMPLETE);
    assertThat(series.summary().gaps()).isZero();
    assertThat(series.summary().lastComplete()).isEqualTo(day(30));
    assertThat(series.summary().lagDays()).isZero();
  }

  /* The harvest of the 26th to the 30th ended at its limit on the 26th. */
  @Test
  void missesNothingOnADayWithoutAnAnnouncementThatWasNotReached() {
    Instant december = Instant.parse("2026-12-01T07:00:00Z");
    SeriesDays series =
        series(
            december,
            day("", day(26), DayState.INCOMPLETE, 500),
            day("", day(27), DayState.INCOMPLETE, 0),
            day("", day(28), DayState.INCOMPLETE, 3),
            day("", day(29), DayState.INCOMPLETE, 0),
            day("", day(30), DayState.INCOMPLETE, 0));

    assertThat(series.days())
        .extracting(LedgerDay::state)
        .containsExactly(
            DayState.INCOMPLETE,
            DayState.NOTHING_ANNOUNCED,
            DayState.INCOMPLETE, // a Saturday on which the source lists something after all
            DayState.NOTHING_ANNOUNCED,
            DayState.INCOMPLETE);
  }

  @Test
  void doubtsAnAnnouncementDayOnWhichAllOfArxivHadNothing() {
    SeriesDays series = series(WEDNESDAY, complete("", 9, 900), complete("", 10, 0));

    LedgerDay empty = series.days().toList().getLast();

    assertThat(empty.state()).isEqualTo(DayState.INCOMPLETE);
    assertThat(empty.reasons()).containsExactly("nothing came, and the day is no holiday of arXiv");
    assertThat(series.summary().gaps()).isEqualTo(1);
  }

  @Test
  void saysUpToWhenHolidaysAreKnown() {
    Instant later = Instant.parse("2027-03-04T07:00:00Z");
    LedgerDay empty = day("", LocalDate.of(2027, 3, 3), DayState.COMPLETE, 0);

    assertThat(series(later, empty).days().toList().getFirst().reasons())
        .singleElement()
        .asString()
        .contains("known up to 2026", "fetcher.arxiv.holidays");
  }

  /* Ten a day on average in the first, five in the second: e^-10 is 1 in 22,000, e^-5 1 in 150. */
  @Test
  void takesAnEmptyDayOfASmallSetForWhatItIs() {
    SeriesDays large = series(WEDNESDAY, complete("cs", 9, 20), complete("cs", 10, 0));
    SeriesDays small = series(WEDNESDAY, complete("cs:cs:OS", 9, 10), complete("cs:cs:OS", 10, 0));

    assertThat(large.days().toList().getLast().state()).isEqualTo(DayState.INCOMPLETE);
    assertThat(small.days().toList().getLast().state()).isEqualTo(DayState.COMPLETE);
  }

  @Test
  void leavesADayOpenUntilItIsOver() {
    LedgerDay today = day("cs", day(11), DayState.INCOMPLETE, 12);
    SeriesDays series = series(WEDNESDAY, complete("cs", 10, 40), today);
    SeriesDays tomorrow =
        series(Instant.parse("2026-11-12T00:00:00Z"), complete("cs", 10, 40), today);

    assertThat(series.days().toList().getLast().state()).isEqualTo(DayState.OPEN);
    assertThat(series.summary().gaps()).isZero();
    assertThat(series.summary().lastComplete()).isEqualTo(day(10));
    assertThat(tomorrow.days().toList().getLast().state()).isEqualTo(DayState.INCOMPLETE);
  }

  /* Behind by Wednesday to Friday and Monday: four announcements between the 3rd and the 10th. */
  @Test
  void countsTheAnnouncementsSinceTheLastCompleteDay() {
    LedgerSeries behind =
        series(Instant.parse("2026-11-10T07:00:00Z"), complete("cs", 2, 40), complete("cs", 3, 40))
            .summary();
    LedgerSeries nothing =
        series(Instant.parse("2026-11-04T07:00:00Z"), day("cs", day(2), DayState.INCOMPLETE, 0))
            .summary();

    assertThat(behind.lagDays()).isEqualTo(4);
    assertThat(nothing.lastComplete()).isNull();
    assertThat(nothing.lagDays()).isEqualTo(2);
  }

  private static SeriesDays series(Instant now, LedgerDay... days) {
    return new SeriesDays(List.of(days), new DayRules(AnnouncementCalendar.with(List.of())), now);
  }

  private static LocalDate day(int ofNovember) {
    return LocalDate.of(2026, 11, ofNovember);
  }

  private static LedgerDay complete(String set, int ofNovember, long received) {
    return day(set, day(ofNovember), DayState.COMPLETE, received);
  }

  private static LedgerDay day(String set, LocalDate day, DayState state, long received) {
    return new LedgerDay(
        HarvestTarget.CLASSIFICATION,
        "oai",
        set,
        day,
        state,
        state == DayState.COMPLETE ? Long.valueOf(received) : null,
        received,
        0,
        0,
        0,
        Stream.of("a reason").filter(reason -> state != DayState.COMPLETE).toList(),
        "harvest-1",
        Instant.parse("2026-11-11T06:00:00Z"));
  }
}
