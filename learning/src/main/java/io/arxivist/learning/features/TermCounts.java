package io.arxivist.learning.features;

import static io.arxivist.learning.features.WordPairs.GAP;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Counts in how many papers each word and each pair of frequent words occurs. Papers are kept as
 * word numbers in between, about one kilobyte each.
 */
final class TermCounts {
  private static final Comparator<Term> MOST_PAPERS_FIRST =
      Comparator.comparingInt(Term::papers)
          .reversed()
          .thenComparing(Term::pair)
          .thenComparing(Term::text);

  private final Map<String, Integer> numbers = new HashMap<>();
  private final List<String> words = new ArrayList<>();
  private final List<int[]> papers = new ArrayList<>();
  private int[] wordCounts = new int[1 << 12];
  private int[] lastPaper = new int[1 << 12];

  /** Counts one paper, given as parts (title, abstract) that no pair spans. */
  void add(List<List<String>> parts) {
    int[] paper = new int[parts.stream().mapToInt(part -> part.size() + 1).sum()];
    int at = 0;
    for (List<String> part : parts) {
      for (String word : part) {
        paper[at++] = counted(word);
      }
      paper[at++] = GAP;
    }
    papers.add(paper);
  }

  Vocabulary vocabulary(FeatureSettings settings) {
    List<Term> candidates = new ArrayList<>();
    for (int word = 0; word < words.size(); word++) {
      if (wordCounts[word] >= settings.fewestPapers()) {
        candidates.add(new Term(words.get(word), wordCounts[word], false));
      }
    }
    pairs(settings.fewestPapers())
        .forEach((key, count) -> {
          if (count >= settings.fewestPapers()) {
            candidates.add(new Term(text(key), count, true));
          }
        });
    candidates.sort(MOST_PAPERS_FIRST);
    List<Term> kept =
        candidates.stream()
            .limit(settings.mostTerms())
            .sorted(Comparator.comparing(Term::text))
            .toList();
    return new Vocabulary(
        kept.stream().map(Term::text).toList(),
        kept.stream().mapToInt(Term::papers).toArray(),
        papers.size());
  }

  private String text(long pair) {
    return words.get(WordPairs.first(pair)) + " " + words.get(WordPairs.second(pair));
  }

  private int counted(String word) {
    int number = numbers.computeIfAbsent(word, unseen -> words.size());
    if (number == words.size()) {
      words.add(word);
      makeRoom();
      lastPaper[number] = -1;
    }
    if (lastPaper[number] != papers.size()) {
      lastPaper[number] = papers.size();
      wordCounts[number]++;
    }
    return number;
  }

  private void makeRoom() {
    if (words.size() > wordCounts.length) {
      wordCounts = Arrays.copyOf(wordCounts, wordCounts.length * 2);
      lastPaper = Arrays.copyOf(lastPaper, lastPaper.length * 2);
    }
  }

  private LongCounter pairs(int fewestPapers) {
    LongCounter counter = new LongCounter(papers.size() * 16);
    for (int[] paper : papers) {
      long[] keys = new long[paper.length];
      int found = 0;
      for (int i = 1; i < paper.length; i++) {
        if (frequent(paper[i - 1], fewestPapers) && frequent(paper[i], fewestPapers)) {
          keys[found++] = WordPairs.key(paper[i - 1], paper[i]);
        }
      }
      Arrays.sort(keys, 0, found);
      for (int i = 0; i < found; i++) {
        if (i == 0 || keys[i] != keys[i - 1]) {
          counter.add(keys[i], 1);
        }
      }
    }
    return counter;
  }

  /* A pair is in no more papers than either of its words. */
  private boolean frequent(int word, int fewestPapers) {
    return word != GAP && wordCounts[word] >= fewestPapers;
  }

  private record Term(String text, int papers, boolean pair) {}
}
