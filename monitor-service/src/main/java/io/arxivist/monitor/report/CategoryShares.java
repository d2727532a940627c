package io.arxivist.monitor.report;

import static org.springframework.web.util.HtmlUtils.htmlEscape;

import io.arxivist.learning.drift.ObservedPaper;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;

/** Bars of the authors' categories: share in the reference above, in the window below. */
final class CategoryShares {
  private static final int SHOWN = 12;
  private static final int LABEL_WIDTH = 130;
  private static final int BAR_WIDTH = 340;
  private static final int ROW_HEIGHT = 30;
  private static final int WIDTH = 600;
  private static final double PERCENT = 100;

  private final Map<String, Double> reference;
  private final Map<String, Double> window;

  CategoryShares(List<ObservedPaper> reference, List<ObservedPaper> window) {
    this.reference = shares(reference);
    this.window = shares(window);
  }

  String svg() {
    List<String> categories = mostFrequent();
    double widest =
        categories.stream()
            .mapToDouble(category -> Math.max(share(reference, category), share(window, category)))
            .max()
            .orElse(1);
    StringBuilder bars = new StringBuilder();
    for (int row = 0; row < categories.size(); row++) {
      bars.append(row(categories.get(row), row * ROW_HEIGHT, widest));
    }
    return """
    <figure><figcaption>Authors' categories, the %d most frequent: \
    <span class="then">reference</span> and <span class="now">window</span></figcaption>
    <svg viewBox="0 0 %d %d" role="img" aria-label="Shares of categories">
    %s</svg></figure>
    """
        .formatted(categories.size(), WIDTH, categories.size() * ROW_HEIGHT, bars);
  }

  private String row(String category, int top, double widest) {
    double before = share(reference, category);
    double now = share(window, category);
    return String.format(
        Locale.ROOT,
        """
        <text x="%d" y="%d" text-anchor="end">%s</text>\
        <rect class="then" x="%d" y="%d" width="%.1f" height="11"/>\
        <rect class="now" x="%d" y="%d" width="%.1f" height="11"/>\
        <text class="figure" x="%.1f" y="%d">%.1f %% → %.1f %%</text>
        """,
        LABEL_WIDTH - 8,
        top + 18,
        htmlEscape(category),
        LABEL_WIDTH,
        top + 2,
        BAR_WIDTH * before / widest,
        LABEL_WIDTH,
        top + 14,
        BAR_WIDTH * now / widest,
        LABEL_WIDTH + 6 + BAR_WIDTH * Math.max(before, now) / widest,
        top + 18,
        PERCENT * before,
        PERCENT * now);
  }

  private List<String> mostFrequent() {
    TreeSet<String> all = new TreeSet<>(reference.keySet());
    all.addAll(window.keySet());
    return all.stream()
        .sorted(
            Comparator.comparingDouble(
                category -> -Math.max(share(reference, category), share(window, category))))
        .limit(SHOWN)
        .toList();
  }

  private static double share(Map<String, Double> shares, String category) {
    return shares.getOrDefault(category, 0.0);
  }

  private static Map<String, Double> shares(List<ObservedPaper> papers) {
    Map<String, Double> shares = new HashMap<>();
    papers.forEach(
        paper -> shares.merge(paper.primaryCategory(), 1.0 / papers.size(), Double::sum));
    return shares;
  }
}
