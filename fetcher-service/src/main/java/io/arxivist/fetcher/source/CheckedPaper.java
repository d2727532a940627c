package io.arxivist.fetcher.source;

import io.arxivist.core.paper.ArxivTaxonomy;
import io.arxivist.core.paper.Paper;
import io.arxivist.core.validation.InvalidFieldException;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What every source asks of a paper beyond the record's own checks. */
public final class CheckedPaper {
  private static final ArxivTaxonomy TAXONOMY = ArxivTaxonomy.load();

  /* The longest list of authors in print has some 5,000 names. */
  private static final int MOST_AUTHORS = 20_000;
  private static final int MOST_CATEGORIES = 100;
  private static final int LONGEST_NAME = 2_000;
  private static final int LONGEST_PLACEHOLDER = 60;

  /* What stands where no abstract was given: dots and dashes, or one of these phrases. */
  private static final Pattern PLACEHOLDER =
      Pattern.compile(
          "[^\\p{L}\\p{N}]*(?:(?:no|missing|empty) abstract(?: (?:is )?(?:available|given|provided))?"
              + "|abstract(?: (?:is )?(?:un|not )(?:available|given|provided))?"
              + "|none(?: given)?|null|nan|n/a|tb[ad]|to be added|not (?:available|given|provided)"
              + "|see (?:the )?(?:paper|article|manuscript|pdf|text)(?: for (?:the )?(?:full )?"
              + "abstract)?)?[^\\p{L}\\p{N}]*",
          Pattern.CASE_INSENSITIVE);

  private CheckedPaper() {}

  /** Passes a paper on whose text a model can read. */
  public static Paper of(Paper paper) {
    /* Title and abstract have their longest lengths there; better refused here than in a queue. */
    paper.text();
    String text = paper.abstractText();
    if (text.length() <= LONGEST_PLACEHOLDER && PLACEHOLDER.matcher(text).matches()) {
      throw new InvalidFieldException("abstract", '"' + text + '"', "stands for a missing one");
    }
    atMost("categories", paper.categories(), MOST_CATEGORIES);
    atMost("authors", paper.authors(), MOST_AUTHORS);
    return paper;
  }

  /**
   * Categories as every source writes them: separated by white space, the primary one first, and
   * under today's names. An archive of the nineties counts as its successor; one that no successor
   * has, {@code astro-ph}, stays.
   */
  public static List<String> categories(@Nullable String text) {
    String folded = FoldedText.of(text);
    return folded.isEmpty()
        ? List.of()
        : Stream.of(folded.split(" ")).map(TAXONOMY::current).distinct().toList();
  }

  private static void atMost(String field, List<String> names, int most) {
    if (names.size() > most) {
      throw new InvalidFieldException(field, names.size() + " items", "is more than " + most);
    }
    for (String name : names) {
      if (name.length() > LONGEST_NAME) {
        throw new InvalidFieldException(field, name, "is longer than " + LONGEST_NAME);
      }
    }
  }
}
