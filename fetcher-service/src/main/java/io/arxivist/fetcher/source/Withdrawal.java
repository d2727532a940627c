package io.arxivist.fetcher.source;

import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The one rule for what counts as withdrawn. arXiv keeps a withdrawn paper: the withdrawal is its
 * newest version, without an article. No interface has a field for it, so a version is withdrawn
 *
 * <ul>
 *   <li>by its size, which arXivRaw gives: a version after the first with 0 kB has no article (the
 *       rule by which arXiv's own pages tell a withdrawal from a replacement);
 *   <li>by its comments (OAI-PMH, query API, snapshot) or its abstract (everywhere, and all that a
 *       feed gives): a sentence there says of this paper that it is withdrawn, in the forms that
 *       authors and arXiv's administrators use. Withdrawn money, troops and other papers are no
 *       matter.
 * </ul>
 */
public final class Withdrawal {
  private static final String THIS_PAPER =
      "(?:(?:this|the|our)(?: present)? )?(?:arxiv )?(?:paper|article|submission|manuscript|"
          + "pre-?print|e-?print|work|version|note|letter|draft|document|thesis|report)";
  private static final Pattern SENTENCE =
      Pattern.compile(
          "(?:^|[.!?;:,)\\]] ?)(?:"
              + THIS_PAPER
              + " (?:(?:has|have|had) been |is |was |being )?(?:hereby |now |temporarily )?withdrawn\\b"
              + "|(?:the )?authors? (?:has |have )?(?:hereby )?withdr(?:aw|aws|ew|awn) "
              + THIS_PAPER
              + ")|^\\W*withdrawn\\b|^\\W*withdrawal notice\\b",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern EMPTY = Pattern.compile("0(?:\\.0+)? ?(?:kb|b)?");

  private Withdrawal() {}

  /** Whether a folded comment or abstract says that the paper is withdrawn. */
  public static boolean saidIn(String text) {
    /* Nearly no text holds the word, and finding that out is cheap. */
    return (text.contains("ithdr") || text.contains("ITHDR")) && SENTENCE.matcher(text).find();
  }

  /** Whether a version of this size has no article: {@code 0kb}. */
  public static boolean leavesNothing(int version, @Nullable String size) {
    return version > 1
        && size != null
        && EMPTY.matcher(size.strip().toLowerCase(Locale.ROOT)).matches();
  }
}
