package io.arxivist.ui.harvests;

import io.arxivist.core.harvest.LedgerDay;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One day of a calendar.
 *
 * @param entry null for a day that the ledger says nothing of
 */
record DayCell(LocalDate date, @Nullable LedgerDay entry, boolean today) {
  private static final Set<DayOfWeek> WEEKEND = EnumSet.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY);

  /** All that a day can be, worst first. */
  static final List<String> KINDS =
      List.of("missing", "incomplete", "complete", "open", "weekend", "holiday");

  /** How the day stands in one word; the page has a sign, a colour and a text for each. */
  public String kind() {
    return entry == null ? "none" : kind(entry);
  }

  /** A day without an announcement is told by why there was none. */
  static String kind(LedgerDay day) {
    return switch (day.state()) {
      case MISSING -> "missing";
      case INCOMPLETE -> "incomplete";
      case COMPLETE -> "complete";
      case OPEN -> "open";
      case NOTHING_ANNOUNCED -> WEEKEND.contains(day.day().getDayOfWeek()) ? "weekend" : "holiday";
    };
  }
}
