package io.arxivist.mongodb;

import io.arxivist.core.validation.Check;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Which stored papers a list shows; a part that is null lets all pass.
 *
 * @param predictedCategory the model's best category
 * @param primaryCategory the authors' first category
 * @param source where the paper came from: {@code oai}, {@code file}
 * @param agrees whether the two categories are the same
 * @param text stands in the title or the abstract, in any case of letters
 * @param publishedFrom first day, inclusive; papers without a day do not match
 * @param publishedUntil last day, inclusive; papers without a day do not match
 */
public record PaperFilter(
    @Nullable String predictedCategory,
    @Nullable String primaryCategory,
    @Nullable String source,
    @Nullable Boolean agrees,
    @Nullable String text,
    @Nullable LocalDate publishedFrom,
    @Nullable LocalDate publishedUntil) {
  public static final int LONGEST_NAME = 60;
  public static final int LONGEST_TEXT = 200;

  /** Every stored paper. */
  public static final PaperFilter ALL = new PaperFilter(null, null, null, null, null, null, null);

  public PaperFilter {
    checkText("predictedCategory", predictedCategory, LONGEST_NAME);
    checkText("primaryCategory", primaryCategory, LONGEST_NAME);
    checkText("source", source, LONGEST_NAME);
    checkText("text", text, LONGEST_TEXT);
    Check.ordered("publishedUntil", publishedFrom, publishedUntil);
  }

  private static void checkText(String field, @Nullable String value, int longest) {
    if (value != null) {
      Check.atMostCharacters(field, Check.notBlank(field, value), longest);
    }
  }
}
