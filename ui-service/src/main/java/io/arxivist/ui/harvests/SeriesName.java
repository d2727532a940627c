package io.arxivist.ui.harvests;

import io.arxivist.core.harvest.HarvestTarget;
import io.arxivist.core.harvest.LedgerDay;
import io.arxivist.core.harvest.LedgerSeries;

/**
 * Tells one series from another.
 *
 * @param target as the API spells it
 * @param set empty for all of arXiv
 */
record SeriesName(String target, String source, String set) {

  static SeriesName of(LedgerSeries series) {
    return new SeriesName(spelled(series.target()), series.source(), series.set());
  }

  static SeriesName of(LedgerDay day) {
    return new SeriesName(spelled(day.target()), day.source(), day.set());
  }

  private static String spelled(HarvestTarget target) {
    return target.wireName();
  }
}
