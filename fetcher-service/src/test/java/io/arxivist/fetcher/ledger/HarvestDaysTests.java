package io.arxivist.fetcher.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.arxivist.contract.Samples;
import io.arxivist.core.arxiv.AnnouncementCalendar;
import io.arxivist.core.harvest.DayState;
import io.arxivist.core.harvest.HarvestRequest;
import io.arxivist.core.harvest.HarvestSource;
import io.arxivist.core.harvest.HarvestTarget;
import io.arxivist.core.harvest.LedgerDay;
import io.arxivist.fetcher.source.SourceRecord;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a harvest writes down of its days. The harvests run on Thursday, 12 November 2026. */
class HarvestDaysTests {
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-11-12T06:00:00Z"), ZoneOffset.UTC);

  private final KnownDays known = new KnownDays();
  private final DayLedger ledger =
      new DayLedger(new DayRules(AnnouncementCalendar.with(List.of())), known.store(), CLOCK);

  @Test
  void aDayThatIsAskedForIsIncompleteUntilItIsRead() {
    open("2026-11-09", "2026-11-10", "cs", "math");

    assertThat(known.all())
        .hasSize(4)
        .allSatisfy(day -> {
          assertThat(day.state()).isEqualTo(DayState.INCOMPLETE);
          assertThat(day.reasons()).containsExactly(SetDays.UNDER_WAY);
          assertThat(day.harvest()).isEqualTo("job-1");
        });
  }

  @Test
  void countsPapersReplacementsRefusalsAndDeletions() {
    SetDays days = open("2026-11-09", "2026-11-09", "cs").of("cs");
    days.count(paper(1, "2026-11-09"));
    days.count(replacement(2, "2026-11-09"));
    days.count(refusal("2611.00003", "2026-11-09"));
    days.count(deletion("2611.00004", "2026-11-09"));

    days.end(4L, List.of());

    LedgerDay day = known.day("cs", "2026-11-09");
    assertThat(day.state()).isEqualTo(DayState.COMPLETE);
    assertThat(day.expected()).isEqualTo(4);
    assertThat(day.received()).isEqualTo(2);
    assertThat(day.replacements()).isEqualTo(1);
    assertThat(day.refused()).isEqualTo(1);
    assertThat(day.deleted()).isEqualTo(1);
    assertThat(day.reasons()).containsExactly("2611.00003: title: is missing");
  }

  @Test
  void countsEachVersionOnce() {
    SetDays days = open("2026-11-09", "2026-11-09", "cs").of("cs");
    days.count(paper(1, "2026-11-09"));
    days.count(paper(1, "2026-11-09"));
    days.count(refusal("2611.00003", "2026-11-09"));
    days.count(refusal("2611.00003", "2026-11-09"));

    days.end(2L, List.of());

    assertThat(known.day("cs", "2026-11-09").listed()).isEqualTo(2);
  }

  @Test
  void saysHowManyRecordsOfADayDidNotCome() {
    SetDays days = open("2026-11-09", "2026-11-09", "cs").of("cs");
    days.count(paper(1, "2026-11-09"));

    days.end(3L, List.of());

    LedgerDay day = known.day("cs", "2026-11-09");
    assertThat(day.state()).isEqualTo(DayState.INCOMPLETE);
    assertThat(day.expected()).isEqualTo(3);
    assertThat(day.reasons()).containsExactly("expected 3 records, 1 came");
  }

  /* The source tells one number for the three days: where it adds up, each day's share is known. */
  @Test
  void dividesTheNumberOfALongerWindowWhereItAddsUp() {
    SetDays days = open("2026-11-09", "2026-11-11", "cs").of("cs");
    days.count(paper(1, "2026-11-09"));
    days.count(paper(2, "2026-11-11"));
    days.count(paper(3, "2026-11-11"));

    days.end(3L, List.of());

    assertThat(known.all())
        .extracting(LedgerDay::state, LedgerDay::expected)
        .containsExactly(
            tuple(DayState.COMPLETE, 1L),
            tuple(DayState.COMPLETE, 0L),
            tuple(DayState.COMPLETE, 2L));
  }

  @Test
  void doubtsEveryDayOfALongerWindowThatDoesNotAddUp() {
    SetDays days = open("2026-11-09", "2026-11-10", "cs").of("cs");
    days.count(paper(1, "2026-11-09"));

    days.end(2L, List.of());

    assertThat(known.all())
        .hasSize(2)
        .allSatisfy(day -> {
          assertThat(day.state()).isEqualTo(DayState.INCOMPLETE);
          assertThat(day.expected()).isNull();
          assertThat(day.reasons())
              .containsExactly("expected 2 records from 2026-11-09 until 2026-11-10, 1 came");
        });
  }

  @Test
  void doubtsADayWhoseSourceFellShort() {
    SetDays days = open("2026-11-09", "2026-11-09", "cs").of("cs");
    days.count(paper(1, "2026-11-09"));

    days.end(1L, List.of("a page could not be read"));

    assertThat(known.day("cs", "2026-11-09").state()).isEqualTo(DayState.INCOMPLETE);
    assertThat(known.day("cs", "2026-11-09").reasons()).containsExactly("a page could not be read");
  }

  @Test
  void believesTheEndOfASourceThatAnnouncesNothing() {
    SetDays days = open("2026-11-09", "2026-11-10", "cs").of("cs");
    days.count(paper(1, "2026-11-09"));

    days.end(null, List.of());

    assertThat(known.day("cs", "2026-11-09").state()).isEqualTo(DayState.COMPLETE);
    assertThat(known.day("cs", "2026-11-09").expected()).isNull();
  }

  @Test
  void doesNotTrustADayThatIsNotOver() {
    SetDays days = open("2026-11-11", "2026-11-12", "cs").of("cs");

    days.end(0L, List.of());

    assertThat(known.day("cs", "2026-11-11").state()).isEqualTo(DayState.COMPLETE);
    assertThat(known.day("cs", "2026-11-12").state()).isEqualTo(DayState.INCOMPLETE);
    assertThat(known.day("cs", "2026-11-12").reasons())
        .containsExactly("asked for before the source had listed the whole day");
  }

  @Test
  void asksForNoDayInTheFuture() {
    open("2026-11-12", "2026-12-24", "cs");

    assertThat(known.all()).extracting(LedgerDay::day).containsExactly(LocalDate.of(2026, 11, 12));
  }

  @Test
  void beginsAnOpenWindowWithTheFirstDayThatTurnsUp() {
    SetDays days = open(null, "2026-11-11").of("");
    assertThat(known.all()).isEmpty();
    days.count(paper(1, "2026-11-10"));
    days.count(paper(2, "2026-11-09"));

    days.end(2L, List.of());

    assertThat(known.all())
        .extracting(LedgerDay::day)
        .containsExactly(
            LocalDate.of(2026, 11, 9), LocalDate.of(2026, 11, 10), LocalDate.of(2026, 11, 11));
    assertThat(known.all()).allMatch(day -> day.state() == DayState.COMPLETE);
  }

  @Test
  void tellsWhatCameOnTheWayAndWhyItEnded() {
    HarvestDays harvest = open("2026-11-09", "2026-11-10", "cs", "math");
    harvest.of("cs").count(paper(1, "2026-11-09"));
    harvest.of("cs").save();
    assertThat(known.day("cs", "2026-11-09").received()).isEqualTo(1);
    harvest.of("cs").end(1L, List.of());

    harvest.breakOff("the harvest failed: answered 503");

    assertThat(known.day("cs", "2026-11-09").state()).isEqualTo(DayState.COMPLETE);
    assertThat(known.day("math", "2026-11-09").state()).isEqualTo(DayState.INCOMPLETE);
    assertThat(known.day("math", "2026-11-09").reasons())
        .containsExactly("the harvest failed: answered 503");
  }

  @Test
  void tellsNothingOfWhatWasReadAndNotKept() {
    SetDays days = open("2026-11-09", "2026-11-09", "cs").of("cs");
    days.count(paper(1, "2026-11-09"));
    days.save();
    days.count(paper(2, "2026-11-09"));
    days.count(refusal("2611.00003", "2026-11-09"));

    days.breakOff("the harvest failed: data quality");

    LedgerDay day = known.day("cs", "2026-11-09");
    assertThat(day.received()).isEqualTo(1);
    assertThat(day.refused()).isZero();
    assertThat(day.reasons()).containsExactly("the harvest failed: data quality");
  }

  @Test
  void aRepeatedHarvestChangesNoCount() {
    for (int time = 0; time < 2; time++) {
      SetDays days = open("2026-11-09", "2026-11-09", "cs").of("cs");
      days.count(paper(1, "2026-11-09"));
      days.save();
      days.count(replacement(2, "2026-11-09"));
      days.end(2L, List.of());
    }

    assertThat(known.day("cs", "2026-11-09").received()).isEqualTo(2);
    assertThat(known.day("cs", "2026-11-09").state()).isEqualTo(DayState.COMPLETE);
  }

  /* The query API gives a refused entry without a day; in a window of one day that is no riddle. */
  @Test
  void putsARecordWithoutADayIntoTheOnlyOneAskedFor() {
    SetDays oneDay = open("2026-11-09", "2026-11-09", "cs").of("cs");
    oneDay.count(refusal("2611.00003", null));
    oneDay.end(1L, List.of());
    SetDays twoDays = open("2026-11-10", "2026-11-11", "cs").of("cs");
    twoDays.count(refusal("2611.00003", null));
    twoDays.end(1L, List.of());

    assertThat(known.day("cs", "2026-11-09").refused()).isEqualTo(1);
    assertThat(known.day("cs", "2026-11-10").refused()).isZero();
    assertThat(known.day("cs", "2026-11-10").state()).isEqualTo(DayState.COMPLETE);
  }

  @Test
  void aFileHasNoDays() {
    HarvestRequest file =
        new HarvestRequest(
            HarvestTarget.TRAINING,
            HarvestSource.FILE,
            "corpus.jsonl",
            null,
            null,
            List.of("cs", "math"),
            null,
            null);
    SetDays days = ledger.open(file, "file", "job-1").of("");
    days.count(paper(1, "2026-11-09"));

    days.end(null, List.of());

    assertThat(known.all()).isEmpty();
  }

  /* A feed is of one day. Where its records do not say which, it is that of the harvest. */
  @ParameterizedTest
  @EnumSource(names = {"FOUND", "EMPTY"})
  void aFeedIsOfTheDayOfTheHarvest(Feed feed) {
    HarvestRequest rss =
        new HarvestRequest(
            HarvestTarget.CLASSIFICATION,
            HarvestSource.RSS,
            null,
            null,
            null,
            List.of(),
            null,
            null);
    SetDays days = ledger.open(rss, "rss", "job-1").of("");
    if (feed == Feed.FOUND) {
      days.count(paper(1, null));
    }

    days.end(feed == Feed.FOUND ? 1L : 0L, List.of());

    assertThat(known.all())
        .extracting(LedgerDay::day, LedgerDay::state)
        .containsExactly(tuple(LocalDate.of(2026, 11, 12), DayState.COMPLETE));
  }

  private enum Feed {
    FOUND,
    EMPTY
  }

  private HarvestDays open(@Nullable String from, String until, String... sets) {
    return ledger.open(
        new HarvestRequest(
            HarvestTarget.CLASSIFICATION,
            HarvestSource.OAI,
            null,
            from == null ? null : LocalDate.parse(from),
            LocalDate.parse(until),
            List.of(sets),
            null,
            null),
        "oai",
        "job-1");
  }

  private static SourceRecord paper(int i, @Nullable String day) {
    return new SourceRecord.Found(Samples.paper(i), day(day));
  }

  private static SourceRecord replacement(int i, String day) {
    return new SourceRecord.Found(Samples.version(Samples.paper(i), 2), day(day));
  }

  private static SourceRecord refusal(String id, @Nullable String day) {
    return new SourceRecord.Refused(id, "title: is missing", day(day));
  }

  private static SourceRecord deletion(String id, String day) {
    return new SourceRecord.Deleted(id, day(day));
  }

  private static @Nullable LocalDate day(@Nullable String day) {
    return day == null ? null : LocalDate.parse(day);
  }
}
