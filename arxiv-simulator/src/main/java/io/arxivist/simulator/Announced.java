package io.arxivist.simulator;

import io.arxivist.core.paper.Paper;
import java.time.LocalDate;
import java.util.List;

/**
 * A paper as arXiv shows it on some day.
 *
 * @param changed day of its last change
 * @param datestamp day under which OAI-PMH lists it
 * @param sets {@code cs:cs:LG} for each of its categories
 */
record Announced(
    Paper paper, LocalDate changed, LocalDate datestamp, List<String> sets, boolean deleted) {
  boolean in(String set) {
    return sets.stream().anyMatch(own -> own.equals(set) || own.startsWith(set + ":"));
  }
}
