package io.arxivist.classifier.search;

import io.arxivist.core.validation.Check;
import io.arxivist.core.validation.InvalidFieldException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Splits what a reader types into words and phrases. */
final class QueryWords {
  static final int LONGEST = 300;
  static final int MOST_WORDS = 32;

  private static final List<String> FIELDS =
      List.of(
          IndexFields.TITLE,
          IndexFields.ABSTRACT,
          IndexFields.AUTHOR,
          IndexFields.CATEGORY,
          IndexFields.ID);

  /* An exclusion, a field, then a phrase or a word; a colon with nothing behind it is text. */
  private static final Pattern WORD =
      Pattern.compile("(-?)(?:(\\p{Alpha}+):(?=\\S))?(?:\"([^\"]*)(\"?)|([^\\s\"]+))");

  private QueryWords() {}

  /**
   * A word or phrase.
   *
   * @param field where it is to stand; anywhere when null
   */
  record Word(@Nullable String field, String text, boolean phrase, boolean excluded) {
    boolean or() {
      return !phrase && !excluded && field == null && text.equals("OR");
    }
  }

  /**
   * At most {@value #MOST_WORDS} words of at most {@value #LONGEST} characters.
   *
   * @throws InvalidFieldException with field {@code q}
   */
  static List<Word> of(String text) {
    Check.atMostCharacters("q", Check.notBlank("q", text), LONGEST);
    List<Word> words = new ArrayList<>();
    Matcher matcher = WORD.matcher(text);
    while (matcher.find()) {
      words.add(word(text, matcher));
    }
    if (words.size() > MOST_WORDS) {
      throw new InvalidFieldException(
          "q", words.size() + " words", "is more than " + MOST_WORDS + " words");
    }
    return words;
  }

  private static Word word(String text, Matcher matcher) {
    String field = matcher.group(2);
    String phrase = matcher.group(3);
    if (phrase != null && matcher.group(4).isEmpty()) {
      throw new InvalidFieldException("q", text, "has a quotation mark without its second");
    }
    if (field != null && !FIELDS.contains(field)) {
      throw new InvalidFieldException(
          "q", field + ":", "is no field of " + String.join(", ", FIELDS));
    }
    return new Word(
        field,
        phrase == null ? matcher.group(5) : phrase,
        phrase != null,
        !matcher.group(1).isEmpty());
  }
}
