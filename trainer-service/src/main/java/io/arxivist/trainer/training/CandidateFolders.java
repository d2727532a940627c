package io.arxivist.trainer.training;

import io.arxivist.core.registry.RunDraft;
import io.arxivist.core.training.TrainingResult;
import io.arxivist.trainer.TrainerProperties;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;
import org.springframework.util.FileSystemUtils;
import tools.jackson.databind.json.JsonMapper;

/** Candidates on disk, one folder a training; a folder is complete or not there. */
@Component
public final class CandidateFolders {
  static final String ARTIFACTS = "artifacts";
  private static final String DRAFT = "draft.json";
  private static final String RESULT = "result.json";
  private static final String UNFINISHED = ".part";

  private final Path trainings;
  private final JsonMapper json;
  private final Clock clock;

  CandidateFolders(TrainerProperties properties, JsonMapper json, Clock clock) {
    this.trainings = properties.dataDirectory().resolve("trainings");
    this.json = json;
    this.clock = clock;
  }

  /**
   * Keeps a candidate.
   *
   * @param artifacts writes the run's files into the folder that it is given
   * @param phaseSeconds asked once the files are written
   * @return the training's result, which is kept beside the files
   */
  TrainingResult keep(
      String trainingId,
      Consumer<Path> artifacts,
      CandidateReport report,
      Instant startedAt,
      Supplier<Map<String, Double>> phaseSeconds) {
    Path unfinished = trainings.resolve(trainingId + UNFINISHED);
    try {
      FileSystemUtils.deleteRecursively(unfinished);
      Files.createDirectories(unfinished);
      artifacts.accept(unfinished.resolve(ARTIFACTS));
      RunDraft draft = report.draft(trainingId, startedAt, clock.instant());
      TrainingResult result = report.result(trainingId, phaseSeconds.get());
      Files.writeString(unfinished.resolve(DRAFT), json.writeValueAsString(draft));
      Files.writeString(unfinished.resolve(RESULT), json.writeValueAsString(result));
      Files.move(unfinished, trainings.resolve(trainingId), StandardCopyOption.ATOMIC_MOVE);
      return result;
    } catch (IOException e) {
      throw new UncheckedIOException(
          "the candidate of training " + trainingId + " could not be kept: " + e.getMessage(), e);
    }
  }

  /** The candidate of a training; empty when it is not on this disk. */
  public Optional<Candidate> find(String trainingId) {
    Path folder = trainings.resolve(trainingId);
    if (!Files.isRegularFile(folder.resolve(RESULT))) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          new Candidate(
              folder,
              json.readValue(Files.readString(folder.resolve(DRAFT)), RunDraft.class),
              json.readValue(Files.readString(folder.resolve(RESULT)), TrainingResult.class)));
    } catch (IOException e) {
      throw new UncheckedIOException("the candidate in " + folder + " cannot be read", e);
    }
  }
}
