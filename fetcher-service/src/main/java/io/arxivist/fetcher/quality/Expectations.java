package io.arxivist.fetcher.quality;

import io.arxivist.core.paper.ArxivTaxonomy;
import io.arxivist.core.validation.InvalidFieldException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** All that is expected of a harvest, in the order in which reports show it. */
public final class Expectations {
  private static final String PROPERTY = "fetcher.quality.allowed";

  private final List<Expectation> all;

  private Expectations(List<Expectation> all) {
    this.all = List.copyOf(all);
  }

  /** With the usual shares: decision 13 tells how they compare with those of real papers. */
  public static Expectations usual(ArxivTaxonomy taxonomy, Clock clock) {
    return new Expectations(
        Stream.of(
                RecordExpectations.all(),
                CategoryExpectations.all(taxonomy),
                DateExpectations.all(clock),
                TextExpectations.all())
            .flatMap(List::stream)
            .toList());
  }

  /**
   * The same with other shares let pass. Names are compared by their letters alone, since the
   * environment knows no small ones and Spring drops the underscores.
   *
   * @param shares by the expectation's name, 0 to 1
   * @throws InvalidFieldException where no expectation has such a name, or a share is none
   */
  public Expectations allowing(Map<String, Double> shares) {
    Map<String, Double> byLetters =
        shares.entrySet().stream()
            .collect(Collectors.toMap(entry -> letters(entry.getKey()), Map.Entry::getValue));
    List<Expectation> changed = new ArrayList<>();
    for (Expectation expectation : all) {
      Double share = byLetters.remove(letters(expectation.name()));
      changed.add(share == null ? expectation : allowing(expectation, share));
    }
    if (!byLetters.isEmpty()) {
      throw new InvalidFieldException(
          PROPERTY,
          new TreeSet<>(shares.keySet()),
          "names an expectation that there is not; known are " + names());
    }
    return new Expectations(changed);
  }

  List<Expectation> all() {
    return all;
  }

  private String names() {
    return all.stream().map(Expectation::name).collect(Collectors.joining(", "));
  }

  private static Expectation allowing(Expectation expectation, double share) {
    if (!(share >= 0 && share <= 1)) {
      throw new InvalidFieldException(
          PROPERTY + "." + expectation.name(), share, "is not a share from 0 to 1");
    }
    return expectation.allowing(share);
  }

  private static String letters(String name) {
    return name.replaceAll("[^A-Za-z]", "").toLowerCase(Locale.ROOT);
  }
}
