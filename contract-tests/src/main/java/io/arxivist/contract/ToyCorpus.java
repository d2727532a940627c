package io.arxivist.contract;

import io.arxivist.core.paper.HarvestedPaper;
import io.arxivist.core.paper.Paper;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * Made-up papers that a model can learn from: each category has words of its own between words that
 * all share. Paper {@code i} is always the same; fifty appear on a day.
 */
public final class ToyCorpus {
  /** From the most frequent to the rarest. */
  public static final List<String> CATEGORIES =
      List.of("cs.LG", "astro-ph.GA", "math.CO", "hep-th", "q-bio.NC");

  private static final LocalDate FIRST_DAY = LocalDate.of(2025, 3, 1);
  private static final int PAPERS_PER_DAY = 50;
  private static final int WORDS = 40;
  private static final int OWN_WORDS = 30;
  private static final int SHARED_WORDS = 200;

  private ToyCorpus() {}

  /** Papers {@code from} to {@code until}, the latter exclusive, in the order of time. */
  public static List<HarvestedPaper> papers(int from, int until) {
    return IntStream.range(from, until)
        .mapToObj(i -> Samples.harvested(paper(i, CATEGORIES), i))
        .toList();
  }

  /** As {@link #papers}, of a world in which the rare categories have become the frequent ones. */
  public static List<HarvestedPaper> turnedPapers(int from, int until) {
    List<String> turned = new ArrayList<>(CATEGORIES);
    Collections.reverse(turned);
    return IntStream.range(from, until)
        .mapToObj(i -> Samples.harvested(paper(i, turned), i))
        .toList();
  }

  private static Paper paper(int i, List<String> categories) {
    Random random = new Random(i);
    /* Neighbouring seeds begin alike. */
    random.nextDouble();
    String category = categories.get(skewed(random, categories.size()));
    LocalDate day = FIRST_DAY.plusDays(i / PAPERS_PER_DAY);
    return new Paper(
        "2503.%05d".formatted(i + 1),
        1,
        words(random, category, 6),
        words(random, category, WORDS) + ".",
        List.of(category),
        List.of("Ada Sample"),
        day,
        day);
  }

  /* Each category is about half as frequent as the one before. */
  private static int skewed(Random random, int size) {
    int place = 0;
    while (place < size - 1 && random.nextBoolean()) {
      place++;
    }
    return place;
  }

  private static String words(Random random, String category, int count) {
    String stem = category.replaceAll("[^A-Za-z]", "").toLowerCase(java.util.Locale.ROOT);
    List<String> words = new ArrayList<>(count);
    for (int n = 0; n < count; n++) {
      words.add(
          random.nextInt(3) == 0
              ? stem + letters(random.nextInt(OWN_WORDS))
              : "common" + letters(random.nextInt(SHARED_WORDS)));
    }
    return String.join(" ", words);
  }

  /* Letters rather than digits: a tokenizer may treat numbers as all alike. */
  private static String letters(int number) {
    return "" + (char) ('a' + number / 26) + (char) ('a' + number % 26);
  }
}
