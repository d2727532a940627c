package io.arxivist.core.harvest;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What the ledger follows: one set of one source for one target.
 *
 * @param set an OAI-PMH set; empty for all of arXiv
 * @param first the first day asked for
 * @param last the last day asked for
 * @param lastComplete the last day before which nothing is missing; null where the first day is
 *     already a gap
 * @param gaps days that a refill would ask for
 * @param lagDays days with an announcement between the last complete one and today
 */
public record LedgerSeries(
    HarvestTarget target,
    String source,
    String set,
    LocalDate first,
    LocalDate last,
    @Nullable LocalDate lastComplete,
    int gaps,
    int lagDays) {}
