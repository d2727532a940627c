package io.arxivist.fetcher.refill;

import io.arxivist.core.harvest.DayState;
import io.arxivist.core.harvest.HarvestRequest;
import io.arxivist.core.harvest.HarvestSource;
import io.arxivist.core.harvest.HarvestTarget;
import io.arxivist.core.harvest.LedgerDay;
import io.arxivist.fetcher.ledger.DayLedger;
import io.arxivist.fetcher.ledger.SourceNames;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * Gap days of one series that one harvest can ask for.
 *
 * @param source the ledger's name of it
 * @param set empty for all of arXiv
 * @param gaps how many of the days are gaps; between them lie only days without an announcement
 */
record GapWindow(
    HarvestTarget target, String source, String set, LocalDate from, LocalDate until, int gaps) {

  /** Joins gaps that follow one another. A feed has no past: its gaps are left out. */
  static List<GapWindow> of(List<LedgerDay> days) {
    List<GapWindow> windows = new ArrayList<>();
    boolean open = false;
    for (LedgerDay day : days) {
      boolean follows = open && windows.getLast().sameSeries(day);
      if (day.state().gap() && SourceNames.source(day.source()) != HarvestSource.RSS) {
        if (follows) {
          windows.add(windows.removeLast().upTo(day.day()));
        } else {
          windows.add(
              new GapWindow(day.target(), day.source(), day.set(), day.day(), day.day(), 1));
        }
        open = true;
      } else {
        open = follows && day.state() == DayState.NOTHING_ANNOUNCED;
      }
    }
    return windows;
  }

  HarvestRequest harvest() {
    return new HarvestRequest(
        target,
        SourceNames.source(source),
        null,
        from,
        until,
        set.equals(DayLedger.ALL) ? List.of() : List.of(set),
        null,
        null);
  }

  private boolean sameSeries(LedgerDay day) {
    return target == day.target() && source.equals(day.source()) && set.equals(day.set());
  }

  private GapWindow upTo(LocalDate day) {
    return new GapWindow(target, source, set, from, day, gaps + 1);
  }
}
