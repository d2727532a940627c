package io.arxivist.ui;

import io.arxivist.core.classification.Classification;
import io.arxivist.core.classification.ClassificationResponse;
import io.arxivist.core.classification.PaperExplanation;
import io.arxivist.core.classification.PaperPage;
import io.arxivist.core.classification.PaperView;
import io.arxivist.core.classification.Prediction;
import io.arxivist.core.classification.RankedCategory;
import io.arxivist.core.classification.StorageSummary;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** What a gateway says of stored papers and of texts that are classified. All are made up. */
final class PaperSamples {
  private static final String ABSTRACT =
      "We study how small language models keep what they have learnt while they are adapted to a"
          + " new field. A rank-constrained update of the attention weights is trained on at most"
          + " 2,000 sentences, and evaluated on eleven held-out tasks. Forgetting falls by a factor"
          + " of three against full fine-tuning at a twentieth of the memory, and the effect is"
          + " stable over four model sizes. We give a simple account of it in terms of the spectrum"
          + " of the update, and show where it breaks.";

  private static final List<String> TITLES =
      List.of(
          "Low-rank adaptation without forgetting in small language models",
          "On the convergence of stochastic mirror descent under heavy-tailed noise with unknown"
              + " tail index: sharp rates, a matching lower bound, and an adaptive restart scheme",
          "Spectral gaps of random regular graphs",
          "A survey of dust in the circumgalactic medium at redshift two",
          "Topological order from measurement in one dimension",
          "Robust grasping from a single depth image",
          "Bounds on lepton flavour violation from rare muon decays",
          "Entropy production in driven colloidal suspensions",
          "Quantum error correction with biased noise on hyperbolic lattices");
  private static final List<String> PRIMARY =
      List.of(
          "cs.CL",
          "math.OC",
          "math.CO",
          "astro-ph.GA",
          "quant-ph",
          "cs.RO",
          "hep-ph",
          "cond-mat.soft",
          "quant-ph");
  private static final List<String> PREDICTED =
      List.of(
          "cs.CL",
          "cs.LG",
          "math.CO",
          "astro-ph.GA",
          "cond-mat.str-el",
          "cs.RO",
          "hep-ph",
          "cond-mat.stat-mech",
          "quant-ph");

  private PaperSamples() {}

  static StubGateway tell(StubGateway gateway, String source) {
    IntStream.range(0, 9)
        .mapToObj(index -> paper(index, source))
        .forEach(paper -> {
          gateway.says("/papers/" + paper.id(), paper);
          String best = paper.prediction().classification().best().category();
          gateway.says(
              "/papers/" + paper.id() + "/explanation",
              new PaperExplanation(
                  paper.id(),
                  classification(best),
                  ReasonSamples.explanation(best),
                  Samples.MODEL));
        });
    return gateway
        .says("/papers/summary", summary(source))
        .says("/papers", papers(source, "next-1"))
        .says("POST /classifications", classified());
  }

  private static StorageSummary summary(String source) {
    List<String> names =
        List.of(
            "cs.LG",
            "cs.CV",
            "cs.CL",
            "quant-ph",
            "math.CO",
            "cs.RO",
            "astro-ph.GA",
            "hep-ph",
            "math.OC",
            "cond-mat.soft",
            "stat.ML",
            "eess.SP",
            "math.AP",
            "gr-qc",
            "physics.optics",
            "econ.EM");
    List<StorageSummary.Count> counts =
        IntStream.range(0, names.size())
            .mapToObj(rank -> new StorageSummary.Count(names.get(rank), 612 / (rank + 1) + 9))
            .toList();
    return new StorageSummary(
        2_184,
        1_412,
        Samples.NOW.minusSeconds(3),
        List.of(new StorageSummary.Count(source, 2_184)),
        counts,
        Samples.MODEL);
  }

  static StorageSummary emptySummary() {
    return new StorageSummary(0, 0, null, List.of(), List.of(), null);
  }

  static PaperView paper(int index, String source) {
    String primary = PRIMARY.get(index % PRIMARY.size());
    String predicted = PREDICTED.get(index % PREDICTED.size());
    return paper(
        "2611.%05d".formatted(index + 1),
        TITLES.get(index % TITLES.size()),
        primary,
        predicted,
        source);
  }

  static PaperView paper(String id, String title, String primary, String predicted, String source) {
    List<String> categories =
        primary.equals("math.OC")
            ? List.of(primary, "cs.LG", "stat.ML")
            : List.of(primary, "cs.AI");
    return new PaperView(
        id,
        2,
        title,
        ABSTRACT,
        categories,
        List.of("Ada Example", "Bo Sample", "Chidi Placeholder-Longname", "Dana Specimen"),
        LocalDate.of(2026, 11, 20),
        LocalDate.of(2026, 11, 23),
        source,
        Samples.NOW.minus(Duration.ofMinutes(40)),
        new Prediction(classification(predicted), Samples.MODEL, Samples.NOW.minusSeconds(90)),
        primary.equals(predicted),
        categories.contains(predicted),
        "minilm-l6-v2-q-256");
  }

  static Classification classification(String best) {
    return new Classification(
        List.of(
            new RankedCategory(best, 0.713),
            new RankedCategory("cs.AI", 0.142),
            new RankedCategory("stat.ML", 0.061),
            new RankedCategory("cs.IR", 0.024),
            new RankedCategory("eess.AS", 0.009)),
        List.of(best, "cs.AI"),
        false,
        false);
  }

  private static ClassificationResponse classified() {
    return new ClassificationResponse(
        List.of(classification("cs.CL")),
        Samples.MODEL,
        List.of(ReasonSamples.explanation("cs.CL")));
  }

  private static PaperPage papers(String source, @Nullable String nextCursor) {
    return new PaperPage(
        IntStream.range(0, 9).mapToObj(index -> paper(index, source)).toList(), 2_184, nextCursor);
  }
}
