package io.arxivist.learning.benchmark;

import io.arxivist.core.paper.PaperText;
import io.arxivist.learning.SharedData;
import io.arxivist.learning.encoder.SentenceEncoder;
import io.arxivist.learning.training.LabelledPaper;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** Encodes real papers. Arguments: papers, predictors, cache folder. */
public final class EncoderBenchmark {
  private EncoderBenchmark() {}

  public static void main(String[] arguments) {
    List<PaperText> texts =
        SharedData.papers("data/papers-train.jsonl.gz", Integer.parseInt(arguments[0])).stream()
            .map(LabelledPaper::text)
            .toList();
    int predictors = Integer.parseInt(arguments[1]);
    try (SentenceEncoder encoder = SentenceEncoder.open(Path.of(arguments[2]), predictors)) {
      encoder.encodeAll(texts.subList(0, Math.min(20, texts.size())), done -> {});
      long start = System.nanoTime();
      encoder.encodeAll(texts, done -> {});
      System.out.printf(
          Locale.ROOT,
          "%d papers, %d predictors: %.1f papers/s, fingerprint %s%n",
          texts.size(),
          predictors,
          texts.size() / ((System.nanoTime() - start) / 1e9),
          encoder.fingerprint());
    }
  }
}
