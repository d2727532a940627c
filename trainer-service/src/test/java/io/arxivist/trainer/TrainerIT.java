package io.arxivist.trainer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.arxivist.contract.ToyCorpus;
import io.arxivist.core.decision.Decision;
import io.arxivist.core.decision.DecisionKind;
import io.arxivist.core.decision.DecisionPage;
import io.arxivist.core.job.Job;
import io.arxivist.core.job.JobState;
import io.arxivist.core.job.JobStore;
import io.arxivist.core.job.JobView;
import io.arxivist.core.registry.ModelOverview;
import io.arxivist.core.registry.ModelRegistry;
import io.arxivist.core.registry.ModelVersion;
import io.arxivist.core.training.PublicationResult;
import io.arxivist.core.training.TrainingResult;
import io.arxivist.learning.drift.ReferenceData;
import io.arxivist.learning.model.PaperClassifier;
import io.arxivist.mongodb.CorpusStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.http.HttpStatus;
import org.springframework.util.FileSystemUtils;

/** The whole service on a real Redis, an embedded MongoDB, the file registry and the encoder. */
class TrainerIT {
  private static final Duration LONGEST = RunningTrainer.LONGEST;

  @TempDir static Path encoder;
  @TempDir Path data;
  private RunningTrainer trainer;

  @BeforeEach
  void start() {
    trainer =
        new RunningTrainer(
            data, encoder, data.resolve("mlruns").toUri(), "--trainer.gate.fewest-papers=20");
  }

  @AfterEach
  void stop() {
    trainer.close();
  }

  @Test
  void makesAQueueOfPapersAChampion() {
    trainer.queue().offer(ToyCorpus.papers(0, 400));
    trainer.queue().offer(ToyCorpus.papers(0, 100));

    TrainingResult training = trainer.train();
    PublicationResult publication = trainer.publish(training.trainingId());

    assertThat(training.drained()).isEqualTo(500);
    assertThat(training.papers()).isEqualTo(400);
    assertThat(training.metrics().get("top1"))
        .isGreaterThan(training.metrics().get("majority_top1") + 0.2);
    assertThat(training.phaseSeconds())
        .containsKeys("drain", "load", "vocabulary", "fit", "evaluation", "embed", "write");
    assertThat(trainer.queue().depth().backlog()).isZero();
    assertThat(trainer.bean(CorpusStore.class).count()).isEqualTo(400);
    assertThat(publication.champion()).isTrue();
    ModelVersion champion = trainer.registry().findByAlias(ModelRegistry.CHAMPION).orElseThrow();
    assertThat(champion.reference()).isEqualTo(publication.model());
    assertThat(trainer.registry().findRun(champion.runId()).orElseThrow().tags())
        .containsEntry("arxivist.corpus_hash", training.corpusHash());
    assertThatItsArtifactsCanBeUsed(champion.runId());
  }

  @Test
  void recordsOneRunHoweverOftenATrainingIsPublished() {
    trainer.queue().offer(ToyCorpus.papers(0, 300));
    String id = trainer.train().trainingId();

    PublicationResult first = trainer.publish(id);
    PublicationResult second = trainer.publish(id);

    assertThat(second).isEqualTo(first);
    assertThat(trainer.http().get().uri("/models").retrieve().body(ModelOverview.class).models())
        .hasSize(1);
  }

  @Test
  void givesTheSamePapersTheSameModelAndLetsAPersonPromoteIt() {
    trainer.queue().offer(ToyCorpus.papers(0, 300));
    TrainingResult first = trainer.train();
    trainer.publish(first.trainingId());
    TrainingResult second = trainer.train();
    PublicationResult again = trainer.publish(second.trainingId());

    String promoted =
        trainer
            .http()
            .post()
            .uri("/models/1/promotion")
            .retrieve()
            .body(ModelOverview.Line.class)
            .version()
            .version();

    assertThat(second.corpusHash()).isEqualTo(first.corpusHash());
    assertThat(second.metrics()).isEqualTo(first.metrics());
    assertThat(again.champion()).as(again.reason()).isTrue();
    assertThat(decision(again).slice().papers()).isEqualTo(30);
    assertThat(promoted).isEqualTo("1");
    assertThat(decisions())
        .extracting(Decision::kind)
        .containsExactly(DecisionKind.PROMOTION, DecisionKind.GATE, DecisionKind.GATE);
    assertThat(trainer.registry().findByAlias(ModelRegistry.CHAMPION).orElseThrow().version())
        .isEqualTo("1");
  }

  @Test
  void teachesTheModelToReadVectorsWhereThereArePapersEnough() {
    trainer.queue().offer(ToyCorpus.papers(0, 500));
    TrainingResult first = trainer.train();
    trainer.publish(first.trainingId());
    TrainingResult second = trainer.train();
    PublicationResult publication = trainer.publish(second.trainingId());

    assertThat(first.metrics()).containsKey("lexical_top1");
    assertThat(decision(publication).findings().getFirst().difference()).isZero();
    assertThat(decision(publication).findings().getFirst().champion())
        .isEqualTo(first.metrics().get("top1"));
    assertThat(first.phaseSeconds()).containsKeys("embed", "fit", "fit_encoder");
    assertThat(second.metrics()).isEqualTo(first.metrics());
    assertThat(trainer.bean(MongoTemplate.class).getCollection("embeddings").countDocuments())
        .isEqualTo(160);
    trainer.registry().download(publication.model().runId(), "model", data.resolve("back"));
    assertThat(PaperClassifier.load(data.resolve("back/model")).encoder()).isPresent();
  }

  @Test
  void refusesToTrainOnNothing() {
    var status =
        trainer
            .http()
            .post()
            .uri("/trainings")
            .exchange((request, answer) -> answer.getStatusCode());

    assertThat(status).isEqualTo(HttpStatus.CONFLICT);
  }

  @Test
  void runsAKilledTrainingAgainWithWhatItHadTakenFromTheQueue() throws IOException {
    trainer.queue().offer(ToyCorpus.papers(0, 300));
    TrainingResult undisturbed = trainer.train();
    JobView killed = view(undisturbed.trainingId());
    FileSystemUtils.deleteRecursively(candidate(killed.id()));
    Files.createDirectories(candidate(killed.id() + ".part").resolve("artifacts/model"));
    asKilled(killed);
    trainer.queue().offer(ToyCorpus.papers(0, 120));
    trainer.queue().poll(50, Duration.ofSeconds(1));

    trainer.restart();
    await().atMost(LONGEST).until(() -> view(killed.id()).state().ended());

    assertThat(view(killed.id()).state()).isEqualTo(JobState.SUCCEEDED);
    assertThat(view(killed.id()).attempts()).isEqualTo(2);
    TrainingResult again = training(killed.id());
    assertThat(again.drained()).isEqualTo(120);
    assertThat(again.corpusHash()).isEqualTo(undisturbed.corpusHash());
    assertThat(again.metrics()).isEqualTo(undisturbed.metrics());
    assertThat(candidate(killed.id() + ".part")).doesNotExist();
  }

  @Test
  void doesNotTrainAgainWhatWasKeptBeforeTheKill() {
    trainer.queue().offer(ToyCorpus.papers(0, 300));
    TrainingResult kept = trainer.train();
    asKilled(view(kept.trainingId()));

    trainer.restart();
    await().atMost(LONGEST).until(() -> view(kept.trainingId()).state().ended());

    assertThat(training(kept.trainingId())).isEqualTo(kept);
  }

  @Test
  void runsAFailedTrainingAgainWhosePapersAreInTheCorpusAlready() throws IOException {
    trainer.queue().offer(ToyCorpus.papers(0, 300));
    Files.writeString(Files.createDirectories(data.resolve("trainer")).resolve("trainings"), "");
    JobView first = trainer.submitTraining("monday");
    await().atMost(LONGEST).until(() -> view(first.id()).state() == JobState.FAILED);
    Files.delete(data.resolve("trainer/trainings"));

    JobView second = trainer.submitTraining("monday");
    await().atMost(LONGEST).until(() -> view(first.id()).state() == JobState.SUCCEEDED);

    assertThat(second.id()).isEqualTo(first.id());
    assertThat(training(first.id()).drained()).isZero();
    assertThat(training(first.id()).papers()).isEqualTo(300);
  }

  private void assertThatItsArtifactsCanBeUsed(String runId) {
    trainer.registry().download(runId, "model", data.resolve("back"));
    trainer.registry().download(runId, "reference_data.csv", data.resolve("back"));
    assertThat(PaperClassifier.load(data.resolve("back/model")).labels()).contains("cs.LG");
    assertThat(ReferenceData.read(data.resolve("back/reference_data.csv")).papers())
        .hasSize(40)
        .allMatch(paper -> !paper.encoder().isEmpty());
  }

  /* As the store has it when the process dies before it can say how the job ended. */
  private void asKilled(JobView job) {
    trainer
        .bean(JobStore.class)
        .update(
            Job.queued(job.id(), job.kind(), null, "{}", null, job.createdAt())
                .running(job.createdAt()));
  }

  private Path candidate(String name) {
    return data.resolve("trainer/trainings").resolve(name);
  }

  private JobView view(String id) {
    return trainer.view("/trainings/" + id);
  }

  private TrainingResult training(String id) {
    return trainer
        .http()
        .get()
        .uri("/trainings/{id}/result", id)
        .retrieve()
        .body(TrainingResult.class);
  }

  private Decision decision(PublicationResult publication) {
    return trainer
        .http()
        .get()
        .uri("/decisions/{id}", publication.decision())
        .retrieve()
        .body(Decision.class);
  }

  private List<Decision> decisions() {
    return trainer.http().get().uri("/decisions").retrieve().body(DecisionPage.class).decisions();
  }
}
