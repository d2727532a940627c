package io.arxivist.ui.page;

import io.arxivist.core.classification.ExplainedCategory;
import io.arxivist.core.classification.Explanation;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What speaks for and against a category, strongest first, as the pages show it.
 *
 * @param score what all of it adds up to
 */
public record Reasons(String category, double score, List<Reason> reasons) {
  /* A part of less would be shown as zero. */
  private static final double SMALLEST = 0.005;

  /**
   * One part.
   *
   * @param term null where the part is none of a single term
   * @param key of the message that names a part without a term; null where there is a term
   * @param share of the strongest part, 0 to 1
   */
  public record Reason(
      @Nullable String term, @Nullable String key, double contribution, double share) {
    public boolean against() {
      return contribution < 0;
    }
  }

  public static List<Reasons> of(Explanation explanation) {
    return explanation.categories().stream().map(Reasons::of).toList();
  }

  private static Reasons of(ExplainedCategory category) {
    List<Reason> parts = new ArrayList<>();
    category
        .terms()
        .forEach(term -> parts.add(new Reason(term.term(), null, term.contribution(), 0)));
    parts.add(new Reason(null, "why.part.encoder", category.encoder(), 0));
    parts.add(new Reason(null, "why.part.prior", category.prior(), 0));
    parts.add(new Reason(null, "why.part.otherTerms", category.otherTerms(), 0));
    double strongest =
        parts.stream().mapToDouble(part -> Math.abs(part.contribution())).max().orElse(0);
    return new Reasons(
        category.category(),
        category.score(),
        parts.stream()
            .filter(part -> Math.abs(part.contribution()) >= SMALLEST)
            .sorted(Comparator.comparingDouble((Reason part) -> -Math.abs(part.contribution())))
            .map(part ->
                new Reason(
                    part.term(),
                    part.key(),
                    part.contribution(),
                    Math.abs(part.contribution()) / strongest))
            .toList());
  }
}
