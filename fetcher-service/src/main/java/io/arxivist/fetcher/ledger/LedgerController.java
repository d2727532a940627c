package io.arxivist.fetcher.ledger;

import io.arxivist.core.harvest.LedgerEntry;
import io.arxivist.core.validation.Check;
import io.arxivist.mongodb.HarvestLedger;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
class LedgerController {
  private static final int MOST_LINES = 1_000;

  private final HarvestLedger ledger;

  LedgerController(HarvestLedger ledger) {
    this.ledger = ledger;
  }

  /** The newest harvests, newest first. */
  @GetMapping("/ledger")
  List<LedgerEntry> newest(@RequestParam(defaultValue = "100") int limit) {
    Check.atLeast("limit", limit, 1);
    return ledger.newest(Math.min(limit, MOST_LINES));
  }
}
