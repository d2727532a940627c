package io.arxivist.simulator;

import io.arxivist.core.paper.Paper;
import java.time.LocalDate;
import java.util.List;

/**
 * A paper as OAI-PMH lists it.
 *
 * @param datestamp day of its last change
 * @param sets {@code cs:cs:LG} for each of its categories
 */
record OaiRecord(Paper paper, LocalDate datestamp, List<String> sets) {
  boolean in(String set) {
    return sets.stream().anyMatch(own -> own.equals(set) || own.startsWith(set + ":"));
  }
}
