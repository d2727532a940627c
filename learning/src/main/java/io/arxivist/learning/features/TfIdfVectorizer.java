package io.arxivist.learning.features;

import static io.arxivist.learning.features.WordPairs.GAP;

import io.arxivist.core.paper.PaperText;
import io.arxivist.learning.text.PaperTokenizer;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;

/**
 * Turns texts into TF-IDF vectors of unit length: (1 + ln count) times the inverse document
 * frequency, as scikit-learn's {@code TfidfVectorizer(ngram_range=(1, 2), sublinear_tf=True)}.
 * Immutable.
 */
public final class TfIdfVectorizer {
  private static final int CHUNK = 1024;
  /* Most terms come once or twice: their logarithms are not taken anew for each. */
  private static final double[] DAMPED =
      IntStream.range(0, 64).mapToDouble(count -> 1 + Math.log(count)).toArray();

  private final int titleWeight;
  private final Map<String, Integer> words = new HashMap<>();
  private final int[] wordTerms;
  private final LongCounter pairTerms;
  private final float[] inverseFrequencies;

  /**
   * Prepares the look-up of the terms.
   *
   * @param titleWeight how often a term of the title counts
   */
  public TfIdfVectorizer(Vocabulary vocabulary, int titleWeight) {
    this.titleWeight = titleWeight;
    List<String> terms = vocabulary.terms();
    pairTerms = new LongCounter(terms.size());
    inverseFrequencies = new float[terms.size()];
    int[] termOfWord = new int[2 * terms.size()];
    Arrays.fill(termOfWord, GAP);
    for (int term = 0; term < terms.size(); term++) {
      inverseFrequencies[term] = (float) vocabulary.inverseFrequency(term);
      String text = terms.get(term);
      int space = text.indexOf(' ');
      if (space < 0) {
        termOfWord[number(text)] = term;
      } else {
        int first = number(text.substring(0, space));
        /* One is added because the counter answers 0 for a pair it does not hold. */
        pairTerms.add(WordPairs.key(first, number(text.substring(space + 1))), term + 1);
      }
    }
    wordTerms = Arrays.copyOf(termOfWord, words.size());
  }

  /** A vector without any dimension where the text has no known term. */
  public SparseVector vectorize(PaperText text) {
    List<String> title = PaperTokenizer.words(text.title());
    List<String> body = PaperTokenizer.words(text.abstractText());
    int[] found = new int[2 * (titleWeight * title.size() + body.size())];
    int count = 0;
    for (int repeat = 0; repeat < titleWeight; repeat++) {
      count = collect(title, found, count);
    }
    count = collect(body, found, count);
    Arrays.sort(found, 0, count);
    return weighted(found, count);
  }

  /**
   * Vectors of many texts, on all cores, in their order.
   *
   * @param progress told the texts done so far; what it throws ends the work
   */
  public List<SparseVector> vectorizeAll(List<PaperText> texts, IntConsumer progress) {
    SparseVector[] vectors = new SparseVector[texts.size()];
    for (int start = 0; start < vectors.length; start += CHUNK) {
      int from = start;
      int end = Math.min(vectors.length, start + CHUNK);
      List<SparseVector> chunk =
          texts.subList(from, end).parallelStream().map(this::vectorize).toList();
      for (int i = from; i < end; i++) {
        vectors[i] = chunk.get(i - from);
      }
      progress.accept(end);
    }
    return List.of(vectors);
  }

  private int number(String word) {
    return words.computeIfAbsent(word, unseen -> words.size());
  }

  private int collect(List<String> part, int[] found, int count) {
    int next = count;
    int previous = GAP;
    for (String text : part) {
      int word = words.getOrDefault(text, GAP);
      if (word != GAP && wordTerms[word] != GAP) {
        found[next++] = wordTerms[word];
      }
      if (word != GAP && previous != GAP) {
        int pair = pairTerms.count(WordPairs.key(previous, word));
        if (pair > 0) {
          found[next++] = pair - 1;
        }
      }
      previous = word;
    }
    return next;
  }

  private static double damped(int count) {
    return count < DAMPED.length ? DAMPED[count] : 1 + Math.log(count);
  }

  private SparseVector weighted(int[] found, int count) {
    int[] indices = new int[count];
    float[] values = new float[count];
    int size = 0;
    double squares = 0;
    for (int start = 0; start < count; ) {
      int end = start + 1;
      while (end < count && found[end] == found[start]) {
        end++;
      }
      double value = damped(end - start) * inverseFrequencies[found[start]];
      indices[size] = found[start];
      values[size++] = (float) value;
      squares += value * value;
      start = end;
    }
    float length = (float) Math.sqrt(squares);
    for (int i = 0; i < size; i++) {
      values[i] /= length;
    }
    return new SparseVector(Arrays.copyOf(indices, size), Arrays.copyOf(values, size));
  }
}
