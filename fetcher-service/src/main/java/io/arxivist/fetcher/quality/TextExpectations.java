package io.arxivist.fetcher.quality;

import io.arxivist.core.paper.Paper;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** That titles and abstracts are whole, English, and were decoded as they were written. */
final class TextExpectations {
  private static final double ODD_LENGTH = 0.02;
  private static final int SHORTEST_TITLE = 5;
  private static final int LONGEST_TITLE = 300;
  private static final int SHORTEST_ABSTRACT = 50;
  private static final int LONGEST_ABSTRACT = 3_000;

  private static final double NOT_ENGLISH = 0.05;
  private static final int WORDS_TO_TELL = 20;
  private static final double LEAST_COMMON_WORDS = 0.1;

  private static final double FOREIGN_LETTERS = 0.02;
  private static final double MOST_FOREIGN_LETTERS = 0.05;

  private static final double DAMAGED = 0.02;

  private TextExpectations() {}

  static List<Expectation> all() {
    return List.of(
        Expectation.soft(
            "title_length",
            "a title has %d to %d characters".formatted(SHORTEST_TITLE, LONGEST_TITLE),
            ODD_LENGTH,
            () -> (paper, text) -> outside(paper.title(), SHORTEST_TITLE, LONGEST_TITLE)),
        Expectation.soft(
            "abstract_length",
            "an abstract has %d to %,d characters".formatted(SHORTEST_ABSTRACT, LONGEST_ABSTRACT),
            ODD_LENGTH,
            () ->
                (paper, text) ->
                    outside(paper.abstractText(), SHORTEST_ABSTRACT, LONGEST_ABSTRACT)),
        Expectation.soft(
            "text_english",
            "a tenth of a text's words or more are function words of English",
            NOT_ENGLISH,
            () -> TextExpectations::notEnglish),
        Expectation.soft(
            "text_mostly_ascii",
            "a twentieth of a text's characters or less are beyond ASCII",
            FOREIGN_LETTERS,
            () -> TextExpectations::foreign),
        Expectation.hard(
            "encoding_intact",
            "title, abstract and authors show no wrong decoding and no HTML entities",
            DAMAGED,
            () -> TextExpectations::damage));
  }

  private static @Nullable String outside(String text, int shortest, int longest) {
    return text.length() >= shortest && text.length() <= longest
        ? null
        : text.length() + " characters, " + text;
  }

  private static @Nullable String notEnglish(Paper paper, TextProfile text) {
    return text.words() < WORDS_TO_TELL || text.commonWordShare() >= LEAST_COMMON_WORDS
        ? null
        : paper.title();
  }

  private static @Nullable String foreign(Paper paper, TextProfile text) {
    return text.nonAsciiShare() <= MOST_FOREIGN_LETTERS
        ? null
        : String.format(Locale.ROOT, "%.0f %%, %s", 100 * text.nonAsciiShare(), paper.title());
  }

  private static @Nullable String damage(Paper paper, TextProfile text) {
    String damage = text.plain() ? null : EncodingDamage.find(paper.title());
    if (damage == null && !text.plain()) {
      damage = EncodingDamage.find(paper.abstractText());
    }
    for (String author : paper.authors()) {
      if (damage == null) {
        damage = EncodingDamage.find(author);
      }
    }
    return damage;
  }
}
