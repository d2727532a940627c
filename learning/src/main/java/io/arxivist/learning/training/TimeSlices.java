package io.arxivist.learning.training;

import java.util.List;
import java.util.Locale;

/**
 * A corpus cut by time, so that a model is never judged on papers older than those it learnt from.
 *
 * @param fit the oldest papers
 * @param calibration the next
 * @param evaluation the newest
 */
public record TimeSlices(
    List<LabelledPaper> fit, List<LabelledPaper> calibration, List<LabelledPaper> evaluation) {
  public TimeSlices {
    fit = List.copyOf(fit);
    calibration = List.copyOf(calibration);
    evaluation = List.copyOf(evaluation);
  }

  /**
   * Cuts a corpus by the shares of the settings.
   *
   * @param papers in the order of time
   * @throws CorpusTooSmallException if there are fewer than the settings ask for
   */
  static TimeSlices of(List<LabelledPaper> papers, TrainingSettings settings) {
    if (papers.size() < settings.fewestPapers()) {
      throw new CorpusTooSmallException(
          String.format(
              Locale.ROOT,
              "The corpus holds %,d papers, and a training needs at least %,d.",
              papers.size(),
              settings.fewestPapers()));
    }
    int fitEnd = (int) Math.round(papers.size() * settings.fitShare());
    int calibrated = Math.max(1, (int) Math.round(papers.size() * settings.calibrationShare()));
    int calibrationEnd = Math.min(fitEnd + calibrated, papers.size() - 1);
    return new TimeSlices(
        papers.subList(0, fitEnd),
        papers.subList(fitEnd, calibrationEnd),
        papers.subList(calibrationEnd, papers.size()));
  }
}
