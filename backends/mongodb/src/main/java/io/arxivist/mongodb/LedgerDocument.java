package io.arxivist.mongodb;

import io.arxivist.core.harvest.HarvestTarget;
import io.arxivist.core.harvest.LedgerEntry;
import io.arxivist.core.harvest.QualityReport;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;

/** A line of the harvest ledger as it is stored. */
@Document(LedgerDocument.COLLECTION)
record LedgerDocument(
    @Id String id,
    String source,
    HarvestTarget target,
    List<String> sets,
    @Nullable String from,
    @Nullable String until,
    @Nullable Long expected,
    long received,
    long refused,
    boolean complete,
    Instant at,
    @Nullable QualityReport quality) {
  static final String COLLECTION = "ledger";

  static LedgerDocument of(LedgerEntry entry) {
    return new LedgerDocument(
        entry.id(),
        entry.source(),
        entry.target(),
        entry.sets(),
        text(entry.from()),
        text(entry.until()),
        entry.expected(),
        entry.received(),
        entry.refused(),
        entry.complete(),
        entry.at(),
        entry.quality());
  }

  LedgerEntry entry() {
    return new LedgerEntry(
        id,
        source,
        target,
        sets,
        day(from),
        day(until),
        expected,
        received,
        refused,
        complete,
        at,
        quality);
  }

  private static @Nullable String text(@Nullable LocalDate day) {
    return day == null ? null : day.toString();
  }

  private static @Nullable LocalDate day(@Nullable String text) {
    return text == null ? null : LocalDate.parse(text);
  }
}
