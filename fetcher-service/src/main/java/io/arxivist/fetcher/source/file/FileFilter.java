package io.arxivist.fetcher.source.file;

import io.arxivist.core.paper.ArxivId;
import io.arxivist.core.paper.ArxivTaxonomy;
import io.arxivist.core.paper.Paper;
import io.arxivist.fetcher.source.SourceQuery;
import java.time.LocalDate;

/** Whether a paper of a file is asked for; a paper without a day counts by its id's month. */
final class FileFilter {
  private final SourceQuery query;
  private final ArxivTaxonomy taxonomy;

  FileFilter(SourceQuery query, ArxivTaxonomy taxonomy) {
    this.query = query;
    this.taxonomy = taxonomy;
  }

  boolean wants(Paper paper) {
    return inDays(paper) && (query.sets().isEmpty() || inSets(paper));
  }

  private boolean inDays(Paper paper) {
    if (query.from() == null && query.until() == null) {
      return true;
    }
    LocalDate published = paper.published();
    LocalDate day = published == null ? new ArxivId(paper.id()).month().atDay(1) : published;
    return (query.from() == null || !day.isBefore(query.from()))
        && (query.until() == null || !day.isAfter(query.until()));
  }

  private boolean inSets(Paper paper) {
    return paper.categories().stream()
        .filter(taxonomy::known)
        .map(taxonomy::oaiSet)
        .anyMatch(own ->
            query.sets().stream().anyMatch(set -> own.equals(set) || own.startsWith(set + ":")));
  }
}
