package io.arxivist.core.paper;

import io.arxivist.core.validation.Check;
import java.time.Instant;

/**
 * A paper and where it came from: the message in every queue.
 *
 * @param source the name of the source that gave it: {@code oai}, {@code file}, {@code simulator}
 * @param harvestedAt when the fetcher received it, from which freshness is measured
 */
public record HarvestedPaper(Paper paper, String source, Instant harvestedAt) {
  public HarvestedPaper {
    Check.present("paper", paper);
    Check.notBlank("source", source);
    Check.present("harvestedAt", harvestedAt);
  }
}
