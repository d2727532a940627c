package io.arxivist.learning.drift;

import io.arxivist.core.drift.DriftKind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Every comparison of one window with one reference. */
final class Comparisons {
  private static final int NAMED_CATEGORIES = 3;

  private final List<ObservedPaper> reference;
  private final List<ObservedPaper> window;
  private final DriftSettings settings;

  Comparisons(List<ObservedPaper> reference, List<ObservedPaper> window, DriftSettings settings) {
    this.reference = reference;
    this.window = window;
    this.settings = settings;
  }

  List<Comparison> all() {
    List<Comparison> all = new ArrayList<>();
    all.add(shortAbstracts());
    all.add(unseenCategories());
    all.add(categories(DriftKind.LABEL_SHIFT, "primary_category", ObservedPaper::primaryCategory));
    all.add(numbers(DriftKind.COVARIATE_SHIFT, "title_words", ObservedPaper::titleWords));
    all.add(numbers(DriftKind.COVARIATE_SHIFT, "abstract_words", ObservedPaper::abstractWords));
    embeddings().ifPresent(all::add);
    all.add(
        categories(
            DriftKind.PREDICTION_SHIFT, "predicted_category", ObservedPaper::predictedCategory));
    all.add(numbers(DriftKind.PREDICTION_SHIFT, "confidence", ObservedPaper::confidence));
    all.add(accuracy());
    return all;
  }

  private Comparison shortAbstracts() {
    return share(
        DriftKind.DATA_QUALITY,
        "short_abstracts",
        shortAbstracts(reference),
        shortAbstracts(window),
        "Abstracts of fewer than " + settings.shortAbstractWords() + " words");
  }

  /*
   * A sample always holds fewer categories than the stream it came from. How often the next paper
   * has an unseen one is the share of categories seen once (Good, Biometrika 40, 1953).
   */
  private Comparison unseenCategories() {
    Map<String, Integer> seen = new HashMap<>();
    reference.forEach(paper -> seen.merge(paper.primaryCategory(), 1, Integer::sum));
    long once = seen.values().stream().filter(count -> count == 1).count();
    long unseen =
        window.stream().filter(paper -> !seen.containsKey(paper.primaryCategory())).count();
    return share(
        DriftKind.DATA_QUALITY,
        "unseen_categories",
        once,
        unseen,
        "Papers in categories that the reference does not hold");
  }

  private Comparison accuracy() {
    return share(
        DriftKind.PERFORMANCE,
        "errors",
        errors(reference),
        errors(window),
        "Papers whose best category is not the authors'");
  }

  private Comparison share(
      DriftKind kind, String name, long referenceHits, long windowHits, String what) {
    ShareTest test = ShareTest.larger(referenceHits, reference.size(), windowHits, window.size());
    String explanation =
        "%s: %s where %s was expected; an increase of %s matters."
            .formatted(
                what,
                percent((double) windowHits / window.size()),
                percent((double) referenceHits / reference.size()),
                percent(settings.leastShareChange()));
    return new Comparison(
        kind,
        name,
        "two_shares",
        test.z(),
        test.change(),
        "share_change",
        settings.leastShareChange(),
        test.pValue(),
        explanation);
  }

  private Comparison categories(
      DriftKind kind, String name, Function<ObservedPaper, String> category) {
    ContingencyTable table =
        ContingencyTable.of(
            reference.stream().map(category).toList(), window.stream().map(category).toList());
    ContingencyTable.ChiSquare test = table.chiSquare();
    return new Comparison(
        kind,
        name,
        "chi_square",
        test.statistic(),
        test.correctedV(),
        "cramers_v",
        settings.leastAssociation(),
        test.pValue(),
        "Moved most: " + moved(table) + ".");
  }

  private Comparison numbers(DriftKind kind, String name, ToDoubleFunction<ObservedPaper> number) {
    double[] before = reference.stream().mapToDouble(number).toArray();
    double[] now = window.stream().mapToDouble(number).toArray();
    KolmogorovSmirnov test = KolmogorovSmirnov.of(before, now);
    String explanation =
        String.format(Locale.ROOT, "Median %.4g, was %.4g.", Median.of(now), Median.of(before));
    return new Comparison(
        kind,
        name,
        "kolmogorov_smirnov",
        test.distance(),
        test.distance(),
        "max_cdf_distance",
        settings.leastDistance(),
        test.pValue(),
        explanation);
  }

  /* Vectors of two encoders are never compared. */
  private Optional<Comparison> embeddings() {
    String encoder = reference.getFirst().encoder();
    List<double[]> before = profiles(reference, encoder);
    List<double[]> now = profiles(window, encoder);
    if (encoder.isEmpty() || Math.min(before.size(), now.size()) < settings.fewestPapers()) {
      return Optional.empty();
    }
    HotellingTest test = HotellingTest.of(before, now);
    String explanation =
        String.format(
            Locale.ROOT,
            "Mean embeddings of %,d and %,d papers lie %.2f standard deviations apart.",
            before.size(),
            now.size(),
            test.separation());
    return Optional.of(
        new Comparison(
            DriftKind.COVARIATE_SHIFT,
            "embedding",
            "hotelling",
            test.tSquared(),
            test.separation(),
            "mahalanobis_distance",
            settings.leastSeparation(),
            test.pValue(),
            explanation));
  }

  private long shortAbstracts(List<ObservedPaper> papers) {
    return papers.stream()
        .filter(paper -> paper.abstractWords() < settings.shortAbstractWords())
        .count();
  }

  private static long errors(List<ObservedPaper> papers) {
    return papers.stream().filter(paper -> !paper.correct()).count();
  }

  private static List<double[]> profiles(List<ObservedPaper> papers, String encoder) {
    return papers.stream()
        .filter(paper -> paper.encoder().equals(encoder))
        .map(ObservedPaper::profile)
        .toList();
  }

  private static String moved(ContingencyTable table) {
    return IntStream.range(0, table.categories().size())
        .boxed()
        .sorted(
            Comparator.comparingDouble(
                column -> -Math.abs(table.share(1, column) - table.share(0, column))))
        .limit(NAMED_CATEGORIES)
        .map(column ->
            "%s %s, was %s"
                .formatted(
                    table.categories().get(column),
                    percent(table.share(1, column)),
                    percent(table.share(0, column))))
        .collect(Collectors.joining("; "));
  }

  private static String percent(double share) {
    return String.format(Locale.ROOT, "%.1f %%", 100 * share);
  }
}
