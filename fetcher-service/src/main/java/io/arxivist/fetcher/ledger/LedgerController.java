package io.arxivist.fetcher.ledger;

import io.arxivist.core.harvest.HarvestTarget;
import io.arxivist.core.harvest.LedgerCalendar;
import io.arxivist.core.harvest.LedgerEntry;
import io.arxivist.core.validation.Check;
import io.arxivist.core.validation.InvalidFieldException;
import io.arxivist.mongodb.HarvestLedger;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
class LedgerController {
  private static final int MOST_LINES = 1_000;
  private static final int USUAL_DAYS = 35;
  private static final int MOST_DAYS = 800;

  private final HarvestLedger ledger;
  private final LedgerView view;
  private final Clock clock;

  LedgerController(HarvestLedger ledger, LedgerView view, Clock clock) {
    this.ledger = ledger;
    this.view = view;
    this.clock = clock;
  }

  /** The newest harvests, newest first. */
  @GetMapping("/ledger")
  List<LedgerEntry> newest(@RequestParam(defaultValue = "100") int limit) {
    Check.atLeast("limit", limit, 1);
    return ledger.newest(Math.min(limit, MOST_LINES));
  }

  /** What was expected and what came, day by day; five weeks up to today unless asked otherwise. */
  @GetMapping("/ledger/days")
  LedgerCalendar days(
      @RequestParam(required = false) @Nullable LocalDate from,
      @RequestParam(required = false) @Nullable LocalDate until,
      @RequestParam(required = false) @Nullable String target,
      @RequestParam(required = false) @Nullable String source,
      @RequestParam(required = false) @Nullable String set) {
    LocalDate last = until == null ? LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC) : until;
    LocalDate first = from == null ? last.minusDays(USUAL_DAYS - 1) : from;
    Check.ordered("until", first, last);
    if (ChronoUnit.DAYS.between(first, last) >= MOST_DAYS) {
      throw new InvalidFieldException("from", first, "is more than " + MOST_DAYS + " days back");
    }
    return view.calendar(first, last, target(target), source, set);
  }

  private static @Nullable HarvestTarget target(@Nullable String name) {
    return name == null
        ? null
        : Stream.of(HarvestTarget.values())
            .filter(target -> target.wireName().equals(name))
            .findFirst()
            .orElseThrow(() ->
                new InvalidFieldException(
                    "target", name, "is none of classification, training, split"));
  }
}
