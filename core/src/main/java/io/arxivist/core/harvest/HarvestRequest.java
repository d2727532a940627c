package io.arxivist.core.harvest;

import io.arxivist.core.validation.Check;
import io.arxivist.core.validation.InvalidFieldException;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Body of {@code POST /harvests}.
 *
 * @param target which local queue receives the papers
 * @param source where they come from; {@code oai} unless given. With {@code oai} the days are those
 *     of a record's last change, with {@code api} and {@code file} those of a paper's first
 *     version; {@code rss} takes none
 * @param file path of the corpus file; only and always with source {@code file}
 * @param from first day, inclusive; open when null
 * @param until last day, inclusive; open when null
 * @param sets arXiv sets such as {@code cs} or {@code physics:hep-th}; all when empty
 * @param limit stop after this many papers; all when null
 * @param trainingShare with target {@code split}: the share of the oldest papers that train; 0.8
 *     unless given
 */
public record HarvestRequest(
    HarvestTarget target,
    HarvestSource source,
    @Nullable String file,
    @Nullable LocalDate from,
    @Nullable LocalDate until,
    List<String> sets,
    @Nullable Integer limit,
    @Nullable Double trainingShare) {
  private static final double USUAL_TRAINING_SHARE = 0.8;

  public HarvestRequest {
    Check.present("target", target);
    source = source == null ? HarvestSource.OAI : source;
    sets = sets == null ? List.of() : Check.names("sets", sets);
    Check.ordered("until", from, until);
    if (source == HarvestSource.RSS && (from != null || until != null)) {
      throw new InvalidFieldException(
          from == null ? "until" : "from",
          from == null ? until : from,
          "goes with no announcement: source rss is always the newest day's");
    }
    if (limit != null) {
      Check.atLeast("limit", limit, 1);
    }
    if ((source == HarvestSource.FILE) != (file != null)) {
      throw new InvalidFieldException("file", file, "goes with source file, and only with it");
    }
    if (file != null) {
      Check.notBlank("file", file);
    }
    if (target != HarvestTarget.SPLIT && trainingShare != null) {
      throw new InvalidFieldException("trainingShare", trainingShare, "goes with target split");
    }
    if (target == HarvestTarget.SPLIT) {
      trainingShare = trainingShare == null ? USUAL_TRAINING_SHARE : trainingShare;
      Check.within("trainingShare", trainingShare, 0, 1);
    }
  }
}
