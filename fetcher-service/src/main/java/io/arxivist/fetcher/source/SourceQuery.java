package io.arxivist.fetcher.source;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is wanted from a source. Its days are those of a record's last change in OAI-PMH, and those
 * of a paper's first version in a file.
 *
 * @param from first day, inclusive; open when null
 * @param until last day, inclusive; open when null
 * @param sets OAI-PMH sets; all when empty
 * @param anew whether the source itself is to be asked, even if its answer is remembered
 */
public record SourceQuery(
    @Nullable LocalDate from, @Nullable LocalDate until, List<String> sets, boolean anew) {
  public static final SourceQuery EVERYTHING = new SourceQuery(null, null, List.of());

  public SourceQuery {
    sets = List.copyOf(sets);
  }

  public SourceQuery(@Nullable LocalDate from, @Nullable LocalDate until, List<String> sets) {
    this(from, until, sets, false);
  }

  /** The same days of one set. */
  public SourceQuery of(String set) {
    return new SourceQuery(from, until, List.of(set), anew);
  }
}
