package io.arxivist.mongodb;

import static org.assertj.core.api.Assertions.assertThat;

import io.arxivist.contract.Samples;
import io.arxivist.core.drift.DriftCheckResult;
import io.arxivist.core.harvest.HarvestTarget;
import io.arxivist.core.harvest.LedgerEntry;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the harvest ledger and the store of drift checks do, on whatever server. */
abstract class RecordStoresSuite {
  abstract StoresExtension stores();

  @Test
  void ledgerListsTheNewestLinesFirst() {
    List.of(1, 3, 0, 2).forEach(i -> ledger().record(Samples.ledgerEntry(i)));

    assertThat(ledger().newest(2)).containsExactly(Samples.ledgerEntry(3), Samples.ledgerEntry(2));
  }

  @Test
  void ledgerReplacesALineOfTheSameHarvest() {
    ledger().record(Samples.ledgerEntry(1));
    LedgerEntry open =
        new LedgerEntry(
            "harvest-1",
            "file",
            HarvestTarget.SPLIT,
            List.of(),
            null,
            null,
            null,
            7,
            1,
            false,
            Samples.START,
            null);

    ledger().record(open);

    assertThat(ledger().newest(10)).containsExactly(open);
  }

  @Test
  void driftCheckComesBackWithItsReport() {
    DriftCheckResult check = Samples.driftCheck(1);

    checks().save(check, "<html>ö</html>");

    assertThat(checks().find("check-1")).contains(check);
    assertThat(checks().html("check-1")).contains("<html>ö</html>");
    assertThat(checks().find("unknown")).isEmpty();
    assertThat(checks().html("unknown")).isEmpty();
  }

  @Test
  void driftChecksOfOneInstantAreListedByIdFromTheEnd() {
    List.of(1, 3, 0, 2).forEach(i -> checks().save(Samples.driftCheck(i), "<html/>"));

    assertThat(checks().newest(3))
        .containsExactly(Samples.driftCheck(3), Samples.driftCheck(2), Samples.driftCheck(1));
  }

  private HarvestLedger ledger() {
    return stores().get(HarvestLedger.class);
  }

  private DriftCheckStore checks() {
    return stores().get(DriftCheckStore.class);
  }
}
