package io.arxivist.fetcher.refill;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * The key under which a refill submits the harvest of one of its windows.
 *
 * @param refill the job's id
 * @param set empty for all of arXiv
 */
public record RefillKey(String refill, String set, LocalDate from) {
  private static final String BEGIN = "refill/";

  /** Whether a harvest with this key belongs to a refill. */
  public static boolean is(@Nullable String key) {
    return key != null && key.startsWith(BEGIN);
  }

  String text() {
    return BEGIN + refill + "/" + set + "/" + from;
  }
}
