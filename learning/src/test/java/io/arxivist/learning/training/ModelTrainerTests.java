package io.arxivist.learning.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.arxivist.core.paper.PaperText;
import io.arxivist.learning.SyntheticCorpus;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
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
        SyntheticCorpus.papers(300, 1),
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
        .isThrownBy(() -> ModelTrainer.train(SyntheticCorpus.papers(300, 1), SETTINGS, listener));
  }

  @Test
  void samplesTheReferenceInTheOrderOfTime() {
    TrainedModel trained = train(SyntheticCorpus.papers(600, 1));

    assertThat(trained.referenceSample()).hasSize(60).isSorted();
    assertThat(trained.referencePapers()).isEqualTo(trained.slices().evaluation());
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
