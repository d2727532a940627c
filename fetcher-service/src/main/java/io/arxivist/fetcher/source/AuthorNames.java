package io.arxivist.fetcher.source;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Splits the one line in which arXiv prints authors: {@code Ada Brown (Nowhere), Bo Chen and Cy
 * Dee}. Affiliations in brackets are dropped; a comma within brackets or braces separates nothing.
 */
public final class AuthorNames {
  private AuthorNames() {}

  /** Names in their order; none for null and for white space. */
  public static List<String> split(@Nullable String line) {
    List<String> names = new ArrayList<>();
    StringBuilder name = new StringBuilder();
    int brackets = 0;
    int braces = 0;
    for (char letter : FoldedText.of(line).replace(" and ", ", ").toCharArray()) {
      switch (letter) {
        case '(' -> brackets++;
        case ')' -> brackets = Math.max(0, brackets - 1);
        case '{' -> braces++;
        case '}' -> braces = Math.max(0, braces - 1);
        default -> {
          // Every other letter belongs to a name, or separates two.
        }
      }
      if (letter == ',' && brackets == 0 && braces == 0) {
        add(names, name);
      } else if (brackets == 0 && letter != ')') {
        name.append(letter);
      }
    }
    add(names, name);
    return List.copyOf(names);
  }

  private static void add(List<String> names, StringBuilder name) {
    String folded = FoldedText.of(name.toString());
    if (isName(folded)) {
      names.add(folded);
    }
    name.setLength(0);
  }

  /** Whether a folded text names anybody; a lone colon stands before collaborations. */
  public static boolean isName(String folded) {
    return !folded.isEmpty() && !folded.equals(":");
  }
}
