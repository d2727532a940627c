package io.arxivist.fetcher.ledger;

import io.arxivist.core.harvest.HarvestRequest;
import io.arxivist.core.harvest.HarvestSource;
import io.arxivist.mongodb.LedgerDayStore;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Opens the ledger for a harvest. */
@Component
public class DayLedger {
  /** The set that stands for all of arXiv. */
  public static final String ALL = "";

  private final DayRules rules;
  private final LedgerDayStore store;
  private final Clock clock;

  public DayLedger(DayRules rules, LedgerDayStore store, Clock clock) {
    this.rules = rules;
    this.store = store;
    this.clock = clock;
  }

  /**
   * Writes down that the days are asked for.
   *
   * @param papersCarry the name of the source as papers carry it
   * @param harvest the job
   */
  public HarvestDays open(HarvestRequest request, String papersCarry, String harvest) {
    Instant began = clock.instant();
    LocalDate today = LocalDate.ofInstant(began, ZoneOffset.UTC);
    LocalDate until =
        request.until() == null || request.until().isAfter(today) ? today : request.until();
    Map<String, SetDays> sets = new LinkedHashMap<>();
    for (String set : sets(request)) {
      Asked asked =
          new Asked(
              harvest,
              request.target(),
              request.source(),
              SourceNames.of(request.source(), papersCarry),
              set,
              request.from(),
              until,
              began);
      sets.put(set, new SetDays(asked, rules, store, clock));
    }
    return new HarvestDays(sets);
  }

  /** The sets that a harvest reads one after the other: a file is read once for all of them. */
  public static List<String> sets(HarvestRequest request) {
    return request.sets().isEmpty() || request.source() == HarvestSource.FILE
        ? List.of(ALL)
        : request.sets();
  }
}
