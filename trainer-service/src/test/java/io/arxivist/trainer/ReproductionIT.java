package io.arxivist.trainer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;
import static org.springframework.data.mongodb.core.query.Criteria.where;

import io.arxivist.contract.ToyCorpus;
import io.arxivist.core.job.JobState;
import io.arxivist.core.job.JobView;
import io.arxivist.core.registry.DatasetInput;
import io.arxivist.core.registry.Run;
import io.arxivist.core.training.ReproductionResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Query;

/** Recorded runs of the whole service, and their reproduction. */
class ReproductionIT {
  private static final Duration LONGEST = RunningTrainer.LONGEST;

  @TempDir static Path encoder;
  @TempDir Path data;
  private RunningTrainer trainer;

  @BeforeEach
  void start() {
    trainer = new RunningTrainer(data, encoder, data.resolve("mlruns").toUri());
  }

  @AfterEach
  void stop() {
    trainer.close();
  }

  @Test
  void recordsWhatTheTrainingReadAndHowItWent() {
    trainer.queue().offer(ToyCorpus.papers(0, 300));

    Run run =
        trainer
            .registry()
            .findRun(trainer.publish(trainer.train().trainingId()).model().runId())
            .orElseThrow();

    assertThat(trainer.registry().history(run.id(), "fit_loss"))
        .hasSizeGreaterThan(2)
        .satisfies(points -> {
          assertThat(points.getFirst().step()).isEqualTo(1);
          assertThat(points.getLast().value()).isLessThan(points.getFirst().value() / 2);
        });
    assertThat(run.inputs())
        .extracting(DatasetInput::name, DatasetInput::context)
        .containsExactly(
            tuple("arxiv-calibration", "validation"),
            tuple("arxiv-evaluation", "evaluation"),
            tuple("arxiv-fit", "training"));
    assertThat(run.inputs().getLast().profile()).contains("\"num_rows\":240");
    assertThat(run.tags())
        .containsKeys(
            "arxivist.training_id",
            "arxivist.corpus_hash",
            "arxivist.encoder",
            "arxivist.version",
            "java.version",
            "hardware.cores")
        .containsEntry("arxivist.seed", "7")
        .containsEntry("onnxruntime.version", "1.29.0");
    boolean builtFromACommit = getClass().getResource("/git.properties") != null;
    assertThat(run.tags().containsKey("mlflow.source.git.commit")).isEqualTo(builtFromACommit);
  }

  @Test
  void reproducesARunWithVectorsByteForByte() {
    trainer.queue().offer(ToyCorpus.papers(0, 500));
    String runId = trainer.publish(trainer.train().trainingId()).model().runId();
    trainer.queue().offer(ToyCorpus.papers(500, 60));
    trainer.train();

    ReproductionResult result =
        trainer.result(trainer.submitReproduction(runId), ReproductionResult.class);

    assertThat(result.papers()).isEqualTo(500);
    assertThat(result.identical()).isTrue();
    assertThat(result.files())
        .extracting(ReproductionResult.ModelFile::name)
        .containsExactly(
            "MLmodel", "manifest.json", "manifest.sha256", "vocabulary.txt", "weights.safetensors");
    assertThat(result.files())
        .allMatch(file -> Objects.equals(file.sha256Before(), file.sha256After()))
        .allMatch(file -> file.sha256Before() != null);
    assertThat(data.resolve("trainer/reproductions")).isEmptyDirectory();
  }

  @Test
  void tellsAModelThatIsNotTheOneThatWasTrained() throws IOException {
    trainer.queue().offer(ToyCorpus.papers(0, 300));
    String runId = trainer.publish(trainer.train().trainingId()).model().runId();
    Path weights = data.resolve("mlruns/1/%s/artifacts/model/weights.safetensors".formatted(runId));
    byte[] bytes = Files.readAllBytes(weights);
    bytes[bytes.length - 1] ^= 1;
    Files.write(weights, bytes);

    ReproductionResult result =
        trainer.result(trainer.submitReproduction(runId), ReproductionResult.class);

    assertThat(result.identical()).isFalse();
    assertThat(result.files())
        .filteredOn(file -> !Objects.equals(file.sha256Before(), file.sha256After()))
        .extracting(ReproductionResult.ModelFile::name)
        .containsExactly("weights.safetensors");
  }

  @Test
  void namesThePapersWithoutWhichARunCannotBeReproduced() {
    trainer.queue().offer(ToyCorpus.papers(0, 300));
    String runId = trainer.publish(trainer.train().trainingId()).model().runId();
    String lost = ToyCorpus.papers(0, 1).getFirst().paper().id();
    trainer.bean(MongoTemplate.class).remove(new Query(where("_id").is(lost)), "corpus");

    JobView job = trainer.submitReproduction(runId);
    String path = "/reproductions/" + job.id();
    await().atMost(LONGEST).until(() -> trainer.view(path).state() == JobState.FAILED);

    assertThat(trainer.view(path).error()).contains("lacks 1 of the 300 papers", lost + "v1");
  }
}
