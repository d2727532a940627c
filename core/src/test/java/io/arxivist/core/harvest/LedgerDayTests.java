package io.arxivist.core.harvest;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What is known of a day after two passes. */
class LedgerDayTests {

  @Test
  void neverAddsUpWhatTwoPassesCounted() {
    LedgerDay once = day(DayState.COMPLETE, 10L, 10, "first");
    LedgerDay twice = day(DayState.COMPLETE, 10L, 10, "second");

    assertThat(twice.after(once)).isEqualTo(twice);
    assertThat(twice.after(once).received()).isEqualTo(10);
  }

  @Test
  void keepsACompleteDayWhenALaterPassIsCutOff() {
    LedgerDay complete = day(DayState.COMPLETE, 10L, 10, "first");
    LedgerDay cutOff = day(DayState.INCOMPLETE, null, 4, "second");

    assertThat(cutOff.after(complete)).isEqualTo(complete);
  }

  @Test
  void reopensACompleteDayThatIsAnnouncedMore() {
    LedgerDay complete = day(DayState.COMPLETE, 10L, 10, "first");
    LedgerDay more = day(DayState.INCOMPLETE, 12L, 4, "second");

    LedgerDay known = more.after(complete);

    assertThat(known.state()).isEqualTo(DayState.INCOMPLETE);
    assertThat(known.expected()).isEqualTo(12);
    assertThat(known.received()).isEqualTo(10);
  }

  /* arXiv lists a paper under its last change only: it leaves its former day when it is revised. */
  @Test
  void keepsTheCountsOfACompleteDayWhosePapersHaveMovedOn() {
    LedgerDay then = day(DayState.COMPLETE, 10L, 10, "first");
    LedgerDay now = day(DayState.COMPLETE, 7L, 7, "second");

    assertThat(now.after(then)).isEqualTo(then);
  }

  @Test
  void keepsTheCountsOfTheFullerOfTwoCutOffPassesWithTheLaterReason() {
    LedgerDay fuller = day(DayState.INCOMPLETE, null, 8, "first");
    LedgerDay later = day(DayState.INCOMPLETE, null, 0, "second");

    LedgerDay known = later.after(fuller);

    assertThat(known.received()).isEqualTo(8);
    assertThat(known.reasons()).containsExactly("second");
    assertThat(known.harvest()).isEqualTo("second");
  }

  @Test
  void takesACompletePassOverACutOffOne() {
    LedgerDay cutOff = day(DayState.INCOMPLETE, null, 8, "first");
    LedgerDay complete = day(DayState.COMPLETE, 7L, 7, "second");

    assertThat(complete.after(cutOff)).isEqualTo(complete);
  }

  private static LedgerDay day(
      DayState state, @Nullable Long expected, long received, String harvest) {
    return new LedgerDay(
        HarvestTarget.CLASSIFICATION,
        "oai",
        "cs",
        LocalDate.of(2026, 11, 2),
        state,
        expected,
        received,
        0,
        0,
        0,
        List.of(harvest),
        harvest,
        Instant.parse("2026-11-03T06:00:00Z"));
  }
}
