package io.arxivist.trainer.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.arxivist.contract.Samples;
import io.arxivist.contract.ToyCorpus;
import io.arxivist.core.registry.ModelRegistry;
import io.arxivist.core.registry.RegistryException;
import io.arxivist.core.training.TrainingRequest;
import io.arxivist.core.training.TrainingResult;
import io.arxivist.learning.artifacts.RunArtifacts;
import io.arxivist.learning.training.LabelledPaper;
import io.arxivist.learning.training.ModelTrainer;
import io.arxivist.learning.training.TrainedModel;
import io.arxivist.learning.training.TrainingListener;
import io.arxivist.learning.training.TrainingSettings;
import io.arxivist.mlflow.MlflowFileRegistry;
import io.arxivist.trainer.TrainerSamples;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

class CandidateFoldersTests {
  private static final Instant NOW = Samples.START;
  private static final TrainedModel TRAINED =
      ModelTrainer.train(
          ToyCorpus.papers(0, 300).stream()
              .map(harvested -> LabelledPaper.of(harvested.paper()))
              .toList(),
          TrainingSettings.usual(7),
          TrainingListener.NONE);

  @TempDir Path folder;
  private boolean mounted;

  @AfterEach
  void unmount() throws Exception {
    if (mounted) {
      assertThat(call("umount", folder.toString())).isTrue();
    }
  }

  @Test
  void keepsTheNewestOfThePublishedAndThoseThatMayStillBe() throws IOException {
    candidate("published-1", Duration.ofDays(90), true);
    candidate("published-2", Duration.ofDays(60), true);
    candidate("published-3", Duration.ofDays(40), true);
    candidate("forgotten", Duration.ofDays(31), false);
    candidate("waiting", Duration.ofDays(29), false);
    Files.createDirectories(trainings().resolve("interrupted.part/artifacts"));
    Files.createDirectories(trainings().resolve("without-a-result/artifacts"));

    folders(2).clear();

    assertThat(names()).containsExactly("published-2", "published-3", "waiting");
  }

  @Test
  void hasNothingToClearBeforeTheFirstTraining() {
    folders(2).clear();

    assertThat(trainings()).doesNotExist();
  }

  @Test
  void leavesNothingOfACandidateThatDoesNotFitOnTheDisk() throws Exception {
    mountDiskOf("48k");
    CandidateFolders folders = folders(2);

    assertThatThrownBy(() -> keep(folders, "training-1"))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining("training-1 could not be kept")
        .hasMessageContaining("No space left on device");

    assertThat(names()).isEmpty();
    assertThat(folders.find("training-1")).isEmpty();
    resizeDiskTo("16m");
    TrainingResult kept = keep(folders, "training-1");
    assertThat(folders.find("training-1").orElseThrow().result()).isEqualTo(kept);
  }

  @Test
  void publishesNothingInPartWhereTheDiskIsFull() throws Exception {
    mountDiskOf("16m");
    CandidateFolders folders = folders(2);
    keep(folders, "training-1");
    Candidate candidate = folders.find("training-1").orElseThrow();
    ModelRegistry registry = new MlflowFileRegistry(folder.resolve("mlruns"), Clock.systemUTC());
    Path ballast = folder.resolve("ballast");
    fill(ballast);

    assertThatThrownBy(() -> registry.record(candidate.draft(), candidate.artifacts()))
        .isInstanceOf(RegistryException.class)
        .hasMessageContaining("No space left on device");

    assertThat(runs()).isEmpty();
    assertThat(registry.versions()).isEmpty();
    Files.delete(ballast);
    String runId = registry.record(candidate.draft(), candidate.artifacts());
    assertThat(registry.findRun(runId)).isPresent();
    assertThat(registry.register(runId).runId()).isEqualTo(runId);
  }

  private CandidateFolders folders(int mostPublished) {
    return new CandidateFolders(
        TrainerSamples.properties(folder, 10, mostPublished),
        JsonMapper.builder().build(),
        Clock.fixed(NOW, ZoneOffset.UTC));
  }

  private static TrainingResult keep(CandidateFolders folders, String id) {
    return folders.keep(
        id,
        artifacts -> RunArtifacts.write(artifacts, TRAINED, null),
        new CandidateReport(TrainingRequest.USUAL, TRAINED, "none", 0, Map.of(), Map.of()),
        NOW,
        Map::of);
  }

  private void candidate(String id, Duration age, boolean published) throws IOException {
    Path candidate = Files.createDirectories(trainings().resolve(id));
    Files.createDirectory(candidate.resolve("artifacts"));
    if (published) {
      Files.writeString(candidate.resolve("publication.json"), "{}");
    }
    Path result = Files.writeString(candidate.resolve("result.json"), "{}");
    Files.setLastModifiedTime(result, FileTime.from(NOW.minus(age)));
  }

  private Path trainings() {
    return folder.resolve("trainings");
  }

  private List<String> names() throws IOException {
    try (Stream<Path> folders = Files.list(trainings())) {
      return folders.map(each -> each.getFileName().toString()).sorted().toList();
    }
  }

  private List<Path> runs() throws IOException {
    try (Stream<Path> files = Files.walk(folder.resolve("mlruns"))) {
      return files
          .filter(file -> file.getParent().getFileName().toString().equals("1"))
          .filter(file -> !file.endsWith("meta.yaml"))
          .toList();
    }
  }

  /* A disk of its own that is full for root too; only root may mount one. */
  private void mountDiskOf(String size) throws Exception {
    mounted = call("mount", "-t", "tmpfs", "-o", "size=" + size, "tmpfs", folder.toString());
    assumeThat(mounted).as("a small disk can be mounted here").isTrue();
  }

  private void resizeDiskTo(String size) throws Exception {
    assertThat(call("mount", "-o", "remount,size=" + size, folder.toString())).isTrue();
  }

  private static void fill(Path ballast) throws IOException {
    long space = Files.getFileStore(ballast.getParent()).getUsableSpace();
    Files.write(ballast, new byte[Math.toIntExact(space - (64 << 10))]);
  }

  private static boolean call(String... command) throws Exception {
    try {
      Process process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      return process.waitFor() == 0;
    } catch (IOException noSuchCommand) {
      return false;
    }
  }
}
