package io.arxivist.mongodb;

import io.arxivist.core.harvest.DayState;
import io.arxivist.core.harvest.HarvestTarget;
import io.arxivist.core.harvest.LedgerDay;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * A day of the harvest ledger as it is stored.
 *
 * @param id target, source, set and day
 * @param writes how often it was written: who writes it has read the write before
 */
@Document(LedgerDayDocument.COLLECTION)
record LedgerDayDocument(
    @Id String id,
    long writes,
    HarvestTarget target,
    String source,
    String set,
    String day,
    DayState state,
    @Nullable Long expected,
    long received,
    long replacements,
    long refused,
    long deleted,
    List<String> reasons,
    @Nullable String harvest,
    @Nullable Instant at) {
  static final String COLLECTION = "ledger_days";

  static LedgerDayDocument of(LedgerDay day, long writes) {
    return new LedgerDayDocument(
        id(day),
        writes,
        day.target(),
        day.source(),
        day.set(),
        day.day().toString(),
        day.state(),
        day.expected(),
        day.received(),
        day.replacements(),
        day.refused(),
        day.deleted(),
        day.reasons(),
        day.harvest(),
        day.at());
  }

  /* Sets hold colons and no slash. */
  static String id(LedgerDay day) {
    return String.join("/", day.target().wireName(), day.source(), day.set(), day.day().toString());
  }

  LedgerDay ledgerDay() {
    return new LedgerDay(
        target,
        source,
        set,
        LocalDate.parse(day),
        state,
        expected,
        received,
        replacements,
        refused,
        deleted,
        reasons,
        harvest,
        at);
  }
}
