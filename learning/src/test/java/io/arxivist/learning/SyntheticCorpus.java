package io.arxivist.learning;

import io.arxivist.core.classification.Embedding;
import io.arxivist.core.paper.PaperText;
import io.arxivist.learning.training.LabelledPaper;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Papers whose words follow their category, as far as the noise lets them. */
public final class SyntheticCorpus {
  public static final String ENCODER = "synthetic";

  private static final List<String> CATEGORIES = List.of("cs.CV", "hep-th", "math.NT", "q-bio.NC");
  private static final int DIMENSIONS = 8;
  private static final int TOPIC_WORDS = 30;
  private static final int COMMON_WORDS = 200;

  private SyntheticCorpus() {}

  public static List<LabelledPaper> papers(int count, long seed) {
    Random random = new Random(seed);
    List<LabelledPaper> papers = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      int topic = random.nextInt(CATEGORIES.size());
      String id = "25%02d.%05d".formatted(1 + i / 10_000, 1 + i % 10_000);
      papers.add(
          new LabelledPaper(
              id,
              1,
              new PaperText(words(topic, 6, random), words(topic, 60, random)),
              List.of(CATEGORIES.get(topic))));
    }
    return papers;
  }

  /** The papers with vectors that point, more or less, the way of their category. */
  public static List<LabelledPaper> encoded(List<LabelledPaper> papers, long seed) {
    Random random = new Random(seed);
    return papers.stream().map(paper -> paper.with(embedding(paper, random))).toList();
  }

  private static Embedding embedding(LabelledPaper paper, Random random) {
    float[] vector = new float[DIMENSIONS];
    for (int i = 0; i < vector.length; i++) {
      vector[i] = (float) (0.3 * random.nextGaussian());
    }
    vector[Math.max(0, CATEGORIES.indexOf(paper.label()))] += 1;
    return new Embedding(ENCODER, vector);
  }

  private static String words(int topic, int count, Random random) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < count; i++) {
      boolean telling = random.nextInt(8) == 0;
      text.append(
          telling
              ? "topic" + (char) ('a' + topic) + random.nextInt(TOPIC_WORDS)
              : "common" + random.nextInt(COMMON_WORDS));
      text.append(' ');
    }
    return text.toString();
  }
}
