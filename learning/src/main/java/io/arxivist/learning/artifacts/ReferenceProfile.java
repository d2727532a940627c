package io.arxivist.learning.artifacts;

import io.arxivist.learning.drift.ObservedPaper;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * What {@code reference_profile.json} holds: the reference papers in a few numbers, to be read
 * without the table.
 *
 * @param categories papers by the authors' category
 * @param predictedCategories papers by the category that the model named
 * @param accuracy share of the papers where both are the same
 * @param titleWords quantiles of the words of a title
 * @param abstractWords quantiles of the words of an abstract
 * @param confidence quantiles of the model's confidence
 * @param embedding of the papers that the newest encoder among them read
 */
record ReferenceProfile(
    int papers,
    SortedMap<String, Long> categories,
    SortedMap<String, Long> predictedCategories,
    double accuracy,
    Quantiles titleWords,
    Quantiles abstractWords,
    Quantiles confidence,
    Moments embedding) {

  static ReferenceProfile of(List<ObservedPaper> papers) {
    return new ReferenceProfile(
        papers.size(),
        counts(papers, ObservedPaper::primaryCategory),
        counts(papers, ObservedPaper::predictedCategory),
        papers.stream().mapToInt(paper -> paper.correct() ? 1 : 0).average().orElse(0),
        Quantiles.of(papers, ObservedPaper::titleWords),
        Quantiles.of(papers, ObservedPaper::abstractWords),
        Quantiles.of(papers, ObservedPaper::confidence),
        Moments.of(papers));
  }

  private static SortedMap<String, Long> counts(
      List<ObservedPaper> papers, Function<ObservedPaper, String> category) {
    return papers.stream()
        .collect(Collectors.groupingBy(category, TreeMap::new, Collectors.counting()));
  }

  /** Of the sorted values, those at 0, 5, 25, 50, 75, 95 and 100 percent of the way. */
  record Quantiles(
      double least, double p05, double p25, double median, double p75, double p95, double most) {
    static Quantiles of(List<ObservedPaper> papers, ToDoubleFunction<ObservedPaper> value) {
      double[] sorted = papers.stream().mapToDouble(value).sorted().toArray();
      return new Quantiles(
          at(sorted, 0),
          at(sorted, 0.05),
          at(sorted, 0.25),
          at(sorted, 0.5),
          at(sorted, 0.75),
          at(sorted, 0.95),
          at(sorted, 1));
    }

    /* Between two values, on the line from one to the other: NumPy's default. */
    private static double at(double[] sorted, double share) {
      if (sorted.length == 0) {
        return 0;
      }
      double place = share * (sorted.length - 1);
      int below = (int) place;
      int above = Math.min(below + 1, sorted.length - 1);
      return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
    }
  }

  /**
   * Of each component of the embeddings' profile.
   *
   * @param encoder its fingerprint; empty where no paper has a vector
   * @param papers that have a vector of it
   * @param variance of the papers, divided by their number
   */
  record Moments(String encoder, int papers, double[] mean, double[] variance) {
    static Moments of(List<ObservedPaper> all) {
      String encoder =
          all.reversed().stream()
              .map(ObservedPaper::encoder)
              .filter(name -> !name.isEmpty())
              .findFirst()
              .orElse("");
      List<double[]> profiles =
          all.stream()
              .filter(paper -> !encoder.isEmpty() && paper.encoder().equals(encoder))
              .map(ObservedPaper::profile)
              .toList();
      int components = profiles.isEmpty() ? 0 : profiles.getFirst().length;
      double[] mean = new double[components];
      Arrays.setAll(mean, k -> mean(profiles, k));
      double[] variance =
          IntStream.range(0, components).mapToDouble(k -> variance(profiles, k, mean[k])).toArray();
      return new Moments(encoder, profiles.size(), mean, variance);
    }

    private static double mean(List<double[]> profiles, int k) {
      return profiles.stream().mapToDouble(profile -> profile[k]).average().orElse(0);
    }

    private static double variance(List<double[]> profiles, int k, double mean) {
      return profiles.stream()
          .mapToDouble(profile -> (profile[k] - mean) * (profile[k] - mean))
          .average()
          .orElse(0);
    }
  }
}
