package io.arxivist.fetcher.ledger;

import io.arxivist.core.harvest.HarvestSource;
import java.util.Locale;

/**
 * The names under which the ledger keeps its sources: what papers carry, with the interface behind
 * it where that name says nothing of it: {@code oai}, {@code api}, {@code simulator}, {@code
 * simulator-api}.
 */
public final class SourceNames {
  private SourceNames() {}

  /** The ledger's name of an interface whose papers carry this source. */
  public static String of(HarvestSource source, String papersCarry) {
    return source == HarvestSource.OAI || papersCarry.equals(text(source))
        ? papersCarry
        : papersCarry + "-" + text(source);
  }

  /** The interface behind a name of the ledger. */
  public static HarvestSource source(String name) {
    for (HarvestSource source : HarvestSource.values()) {
      if (name.equals(text(source)) || name.endsWith("-" + text(source))) {
        return source;
      }
    }
    return HarvestSource.OAI;
  }

  private static String text(HarvestSource source) {
    return source.name().toLowerCase(Locale.ROOT);
  }
}
