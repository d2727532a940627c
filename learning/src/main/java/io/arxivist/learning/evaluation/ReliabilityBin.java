package io.arxivist.learning.evaluation;

import io.arxivist.core.validation.Check;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Papers of about one confidence, and how often the model was right about them.
 *
 * @param low exclusive
 * @param high inclusive
 * @param confidence mean of the papers; 0 where there are none
 * @param accuracy share of the papers whose category the model named; 0 where there are none
 */
public record ReliabilityBin(
    double low, double high, int papers, double confidence, double accuracy) {

  /** Bins of equal width, the lowest first. */
  public static List<ReliabilityBin> of(List<Judgement> judgements, int bins) {
    Check.atLeast("bins", bins, 1);
    return IntStream.range(0, bins).mapToObj(bin -> bin(judgements, bin, bins)).toList();
  }

  private static ReliabilityBin bin(List<Judgement> judgements, int bin, int bins) {
    List<Judgement> members =
        judgements.stream().filter(each -> place(each.confidence(), bins) == bin).toList();
    return new ReliabilityBin(
        (double) bin / bins,
        (double) (bin + 1) / bins,
        members.size(),
        members.stream().mapToDouble(Judgement::confidence).average().orElse(0),
        Judgement.share(members, Judgement::correct));
  }

  private static int place(double confidence, int bins) {
    return Math.clamp((int) Math.ceil(bins * confidence) - 1, 0, bins - 1);
  }
}
