package io.arxivist.learning.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.arxivist.core.classification.Embedding;
import io.arxivist.core.paper.PaperText;
import io.arxivist.learning.SyntheticCorpus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ModelTrainerTests {
  private static final TrainingSettings SETTINGS = TrainingSettings.usual(7);

  @Test
  void learnsWhatTheWordsTell() {
    TrainedModel trained = train(SyntheticCorpus.papers(600, 1));

    assertThat(trained.classifier().labels())
        .containsExactly("cs.CV", "hep-th", "math.NT", "q-bio.NC");
    assertThat(trained.evaluation().metrics().getOrDefault("top1", 0.0)).isGreaterThan(0.9);
    assertThat(trained.evaluation().metrics().getOrDefault("coverage", 0.0)).isGreaterThan(0.8);
  }

  @Test
  void learnsFromVectorsToo() {
    TrainedModel trained =
        train(SyntheticCorpus.encoded(halfReadable(SyntheticCorpus.papers(600, 1)), 2));

    Map<String, Double> metrics = trained.evaluation().metrics();
    assertThat(trained.classifier().encoder()).hasValue(SyntheticCorpus.ENCODER);
    assertThat(metrics.getOrDefault("top1", 0.0))
        .isGreaterThan(metrics.getOrDefault("lexical_top1", 1.0) + 0.2);
    assertThat(metrics).containsKeys("lexical_top5", "lexical_log_loss", "lexical_ece");
  }

  @Test
  void learnsFromWordsAloneWhereTooFewPapersHaveVectors() {
    List<LabelledPaper> papers = new ArrayList<>(SyntheticCorpus.papers(600, 1));
    papers.replaceAll(paper ->
        papers.indexOf(paper) < 40 ? SyntheticCorpus.encoded(List.of(paper), 2).getFirst() : paper);

    TrainedModel trained = train(papers);

    assertThat(trained.classifier().encoder()).isEmpty();
    assertThat(trained.evaluation().metrics()).doesNotContainKey("lexical_top1");
  }

  @Test
  void doesNotReadVectorsOfAnotherEncoder() {
    List<LabelledPaper> papers =
        new ArrayList<>(SyntheticCorpus.encoded(SyntheticCorpus.papers(600, 1), 2));
    papers.replaceAll(paper ->
        papers.indexOf(paper) < 300
            ? paper.with(new Embedding("older", new float[] {1, 0, 0}))
            : paper);

    TrainedModel trained = train(papers);

    assertThat(trained.classifier().encoder()).hasValue(SyntheticCorpus.ENCODER);
  }

  @Test
  void givesTheSameBytesForTheSameSeed(@TempDir Path folder) throws IOException {
    List<LabelledPaper> papers = SyntheticCorpus.encoded(SyntheticCorpus.papers(400, 1), 2);

    train(papers).classifier().save(folder.resolve("first"));
    train(papers).classifier().save(folder.resolve("second"));

    try (Stream<Path> files = Files.list(folder.resolve("first"))) {
      for (Path file : files.toList()) {
        assertThat(folder.resolve("second").resolve(file.getFileName()))
            .hasSameBinaryContentAs(file);
      }
    }
  }

  @Test
  void judgesOnLaterPapersThanItLearnsFrom() {
    List<LabelledPaper> papers = SyntheticCorpus.papers(600, 1);

    TimeSlices slices = train(papers).slices();

    assertThat(slices.fit()).isEqualTo(papers.subList(0, 480));
    assertThat(slices.calibration()).isEqualTo(papers.subList(480, 540));
    assertThat(slices.evaluation()).isEqualTo(papers.subList(540, 600));
  }

  @Test
  void countsCategoriesThatAreTooRareAsErrors() {
    List<LabelledPaper> papers = new ArrayList<>(SyntheticCorpus.papers(300, 1));
    papers.add(paper("2512.00001", "gr-qc"));

    TrainedModel trained = train(papers);

    assertThat(trained.classifier().labels()).doesNotContain("gr-qc");
    assertThat(trained.predictions().getLast().truth()).isEqualTo("gr-qc");
    assertThat(trained.evaluation().metrics().getOrDefault("top5", 1.0)).isLessThan(1);
  }

  @Test
  void refusesTooFewPapersAndSaysHowMany() {
    assertThatExceptionOfType(CorpusTooSmallException.class)
        .isThrownBy(() -> train(SyntheticCorpus.papers(120, 1)))
        .withMessage("The corpus holds 120 papers, and a training needs at least 200.");
  }

  @Test
  void refusesASingleCategory() {
    List<LabelledPaper> papers =
        SyntheticCorpus.papers(400, 1).stream().map(paper -> paper(paper.id(), "cs.LG")).toList();

    assertThatExceptionOfType(CorpusTooSmallException.class)
        .isThrownBy(() -> train(papers))
        .withMessageContaining("holds 1 categories")
        .withMessageContaining("needs 2");
  }

  @Test
  void tellsEveryPhase() {
    Set<TrainingPhase> begun = EnumSet.noneOf(TrainingPhase.class);
    Set<TrainingPhase> finished = EnumSet.noneOf(TrainingPhase.class);

    ModelTrainer.train(
        SyntheticCorpus.encoded(SyntheticCorpus.papers(600, 1), 2),
        SETTINGS,
        (phase, done, total) -> {
          synchronized (begun) {
            begun.add(phase);
            if (done == total) {
              finished.add(phase);
            }
          }
        });

    assertThat(begun).containsExactly(TrainingPhase.values());
    assertThat(finished).isEqualTo(begun);
  }

  @ParameterizedTest
  @EnumSource(TrainingPhase.class)
  void endsInAnyPhaseWhenCancelled(TrainingPhase last) {
    TrainingListener listener = new CancellingListener(last);

    assertThatExceptionOfType(CancellationException.class)
        .isThrownBy(() ->
            ModelTrainer.train(
                SyntheticCorpus.encoded(SyntheticCorpus.papers(600, 1), 2), SETTINGS, listener));
  }

  @Test
  void samplesTheReferenceInTheOrderOfTime() {
    TrainedModel trained = train(SyntheticCorpus.papers(600, 1));

    assertThat(trained.referenceSample()).hasSize(60).isSorted();
    assertThat(trained.referencePapers()).isEqualTo(trained.slices().evaluation());
  }

  /* Every other paper loses its words: only its vector tells. */
  private static List<LabelledPaper> halfReadable(List<LabelledPaper> papers) {
    return papers.stream()
        .map(paper ->
            Integer.parseInt(paper.id().substring(5)) % 2 == 0
                ? paper
                : new LabelledPaper(
                    paper.id(), 1, new PaperText("common1", "common2"), paper.categories()))
        .toList();
  }

  private static TrainedModel train(List<LabelledPaper> papers) {
    return ModelTrainer.train(papers, SETTINGS, TrainingListener.NONE);
  }

  private static LabelledPaper paper(String id, String category) {
    String words = List.of("some", "words", category).stream().collect(Collectors.joining(" "));
    return new LabelledPaper(id, 1, new PaperText(words, words), List.of(category));
  }

  private static final class CancellingListener implements TrainingListener {
    private final TrainingPhase last;
    private volatile boolean reached;

    CancellingListener(TrainingPhase last) {
      this.last = last;
    }

    @Override
    public void progress(TrainingPhase phase, int done, int total) {
      reached |= phase == last;
    }

    @Override
    public boolean cancelled() {
      return reached;
    }
  }
}
