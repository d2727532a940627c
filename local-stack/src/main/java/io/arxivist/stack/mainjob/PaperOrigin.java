package io.arxivist.stack.mainjob;

import io.arxivist.core.harvest.HarvestRequest;
import io.arxivist.core.harvest.HarvestSource;
import io.arxivist.core.harvest.HarvestTarget;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where the main job takes its papers from.
 *
 * @param source {@code arxiv}, {@code simulator} or {@code file}
 * @param file the corpus file, with source {@code file}
 * @param limit at most this many papers; null for the source's usual number
 */
public record PaperOrigin(String source, @Nullable String file, @Nullable Integer limit) {
  /* Ten days of arXiv are some ten thousand records, more than a first look needs. */
  private static final int USUAL_DAYS = 10;
  private static final int USUAL_LIMIT = 5_000;

  /** One harvest, split by date: the oldest four fifths train, the newest fifth is classified. */
  HarvestRequest harvest(Clock clock) {
    boolean arxiv = source.equals("arxiv");
    LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    return new HarvestRequest(
        HarvestTarget.SPLIT,
        file == null ? HarvestSource.OAI : HarvestSource.FILE,
        file,
        arxiv ? today.minusDays(USUAL_DAYS) : null,
        null,
        List.of(),
        limit == null && arxiv ? Integer.valueOf(USUAL_LIMIT) : limit,
        null);
  }
}
