package io.arxivist.trainer.publication;

import io.arxivist.core.decision.GateFinding;
import io.arxivist.core.paper.HarvestedPaper;
import io.arxivist.learning.gate.Gate;
import io.arxivist.learning.gate.GateSettings;
import io.arxivist.learning.gate.Latency;
import io.arxivist.learning.gate.ModelAnswer;
import io.arxivist.learning.gate.PairedAnswers;
import io.arxivist.learning.model.PaperClassifier;
import io.arxivist.learning.training.LabelledPaper;
import io.arxivist.trainer.TrainerProperties;
import io.arxivist.trainer.training.PaperEmbedder;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/** Lets two models answer the same papers, and times both. */
@Component
class ModelComparison {
  private static final int TIMED_PAPERS = 200;
  private static final double LEVEL = 0.05;
  private static final int REPLICATES = 2_000;
  private static final double NANOS_PER_SECOND = 1e9;

  private final PaperEmbedder embedder;
  private final Gate gate;

  ModelComparison(PaperEmbedder embedder, TrainerProperties properties) {
    this.embedder = embedder;
    this.gate = new Gate(settings(properties.gate()));
  }

  /**
   * A finding for each measure.
   *
   * @param alive asked now and then; what it throws ends the work
   */
  List<GateFinding> judge(
      PaperClassifier champion,
      PaperClassifier challenger,
      List<HarvestedPaper> slice,
      Runnable alive) {
    List<LabelledPaper> papers =
        slice.stream().map(harvested -> LabelledPaper.of(harvested.paper())).toList();
    if (champion.encoder().isPresent() || challenger.encoder().isPresent()) {
      papers = embedder.withVectors(papers, papers.size(), done -> alive.run());
    }
    PairedAnswers answers =
        new PairedAnswers(
            papers.stream().map(LabelledPaper::label).toList(),
            answers(champion, papers, alive),
            answers(challenger, papers, alive));
    return gate.judge(answers, latency(champion, challenger, papers));
  }

  private static List<ModelAnswer> answers(
      PaperClassifier model, List<LabelledPaper> papers, Runnable alive) {
    List<ModelAnswer> answers = new ArrayList<>(papers.size());
    for (LabelledPaper paper : papers) {
      alive.run();
      answers.add(
          ModelAnswer.of(
              model.labels(), model.answer(paper.text(), paper.embedding()), paper.label()));
    }
    return answers;
  }

  /* Without the encoder's time: every stored paper gets its vector, whichever model serves. */
  private static Latency latency(
      PaperClassifier champion, PaperClassifier challenger, List<LabelledPaper> papers) {
    List<LabelledPaper> timed = papers.subList(0, Math.min(TIMED_PAPERS, papers.size()));
    return Latency.measure(
        () -> classify(champion, timed),
        () -> classify(challenger, timed),
        timed.size(),
        System::nanoTime);
  }

  private static void classify(PaperClassifier model, List<LabelledPaper> papers) {
    papers.forEach(paper -> model.classify(paper.text(), paper.embedding()));
  }

  private static GateSettings settings(TrainerProperties.Gate gate) {
    return new GateSettings(
        gate.margin(),
        gate.calibrationMargin(),
        gate.logLossMargin(),
        gate.coverageMargin(),
        gate.categoryMargin(),
        gate.categories(),
        gate.mostCategories(),
        gate.smallestCategory(),
        gate.latencyRatio(),
        gate.unfeltLatency().toNanos() / NANOS_PER_SECOND,
        LEVEL,
        REPLICATES,
        gate.seed());
  }
}
