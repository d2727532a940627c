package io.arxivist.core.harvest;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One line of the harvest ledger: what was asked, what was expected, what came.
 *
 * @param id the harvest job
 * @param expected how many papers the source announced; null where it says nothing
 * @param quality what the data-quality gate found, for failed harvests too; null while they run
 */
public record LedgerEntry(
    String id,
    String source,
    HarvestTarget target,
    List<String> sets,
    @Nullable LocalDate from,
    @Nullable LocalDate until,
    @Nullable Long expected,
    long received,
    long refused,
    boolean complete,
    Instant at,
    @Nullable QualityReport quality) {}
