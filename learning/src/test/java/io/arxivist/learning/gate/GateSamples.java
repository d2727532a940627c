package io.arxivist.learning.gate;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Answers of two models, made up. */
final class GateSamples {
  static final GateSettings SETTINGS =
      new GateSettings(0.02, 0.02, 0.1, 0.03, 0.1, List.of(), 10, 50, 3, 0.005, 0.05, 1_000, 7);
  static final Latency SAME = new Latency(0.001, 0.001, 1);

  private GateSamples() {}

  /** An answer that is right, or names another category, with a confidence of 0.7. */
  static ModelAnswer answer(String truth, boolean right) {
    return answer(truth, right, 0.7);
  }

  private static ModelAnswer answer(String truth, boolean right, double confidence) {
    return right
        ? new ModelAnswer(truth, confidence, confidence, true)
        : new ModelAnswer("cs.ZZ", confidence, 0.2, true);
  }

  /** Papers of one category on which both, one or none of the models is right. */
  static PairedAnswers counted(int both, int onlyChampion, int onlyChallenger, int none) {
    Builder papers = new Builder();
    papers.add("cs.LG", both, true, true);
    papers.add("cs.LG", onlyChampion, true, false);
    papers.add("cs.LG", onlyChallenger, false, true);
    papers.add("cs.LG", none, false, false);
    return papers.build();
  }

  /**
   * Two models that are each right with a chance of their own, which is also their confidence;
   * independently of each other on a share of the papers only.
   *
   * @param challenger chance of the challenger; the champion's is 0.7
   * @param apart share of the papers on which they go apart
   */
  static PairedAnswers drawn(int size, double challenger, double apart, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    Builder papers = new Builder();
    double shift = (0.7 - challenger) / apart;
    for (int i = 0; i < size; i++) {
      String truth = "c" + random.nextInt(8);
      boolean champion = random.nextDouble() < 0.7;
      boolean other = random.nextDouble() < apart ? random.nextDouble() < 0.7 - shift : champion;
      papers.add(truth, answer(truth, champion, 0.7), answer(truth, other, challenger));
    }
    return papers.build();
  }

  static final class Builder {
    private final List<String> truths = new ArrayList<>();
    private final List<ModelAnswer> champion = new ArrayList<>();
    private final List<ModelAnswer> challenger = new ArrayList<>();

    void add(String truth, int papers, boolean championRight, boolean challengerRight) {
      for (int i = 0; i < papers; i++) {
        add(truth, answer(truth, championRight), answer(truth, challengerRight));
      }
    }

    void add(String truth, ModelAnswer ofChampion, ModelAnswer ofChallenger) {
      truths.add(truth);
      champion.add(ofChampion);
      challenger.add(ofChallenger);
    }

    PairedAnswers build() {
      return new PairedAnswers(truths, champion, challenger);
    }
  }
}
