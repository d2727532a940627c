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
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.springframework.util.FileSystemUtils;
import tools.jackson.databind.json.JsonMapper;

/** Candidates on disk, one folder a training; a folder is complete or not there. */
@Component
public final class CandidateFolders {
  static final String ARTIFACTS = "artifacts";
  private static final String DRAFT = "draft.json";
  private static final String RESULT = "result.json";
  /* Written by the publication, once the run is recorded. */
  private static final String PUBLICATION = "publication.json";
  private static final String UNFINISHED = ".part";

  private final Path trainings;
  private final TrainerProperties.Candidates limits;
  private final JsonMapper json;
  private final Clock clock;

  CandidateFolders(TrainerProperties properties, JsonMapper json, Clock clock) {
    this.trainings = properties.dataDirectory().resolve("trainings");
    this.limits = properties.candidates();
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
      throw discarded(unfinished, unkept(trainingId, e));
    } catch (UncheckedIOException e) {
      throw discarded(unfinished, unkept(trainingId, new IOException(e.getCause())));
    }
  }

  private static UncheckedIOException unkept(String trainingId, IOException cause) {
    return new UncheckedIOException(
        "the candidate of training %s could not be kept: %s"
            .formatted(trainingId, cause.getMessage()),
        cause);
  }

  /* What a full disk left would keep it full. */
  private static UncheckedIOException discarded(Path unfinished, UncheckedIOException failure) {
    try {
      FileSystemUtils.deleteRecursively(unfinished);
    } catch (IOException leftover) {
      failure.addSuppressed(leftover);
    }
    return failure;
  }

  /**
   * Clears away what nobody needs any more: the older of those that were published, those that
   * nobody published for long, and what interrupted trainings left. To be called by the one
   * training that runs.
   */
  void clear() {
    try {
      Instant oldest = clock.instant().minus(limits.unpublishedFor());
      List<Path> published = new ArrayList<>();
      for (Path folder : folders()) {
        if (!isWhole(folder)) {
          FileSystemUtils.deleteRecursively(folder);
        } else if (Files.exists(folder.resolve(PUBLICATION))) {
          published.add(folder);
        } else if (keptAt(folder).isBefore(oldest)) {
          remove(folder);
        }
      }
      published.sort(Comparator.comparing(CandidateFolders::keptAt).reversed());
      for (Path folder : published.stream().skip(limits.mostPublished()).toList()) {
        remove(folder);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("old candidates could not be cleared away: " + e, e);
    }
  }

  /* First under another name, so that no candidate is there in part. */
  private static void remove(Path folder) throws IOException {
    Path leaving = folder.resolveSibling(folder.getFileName() + UNFINISHED);
    FileSystemUtils.deleteRecursively(leaving);
    Files.move(folder, leaving, StandardCopyOption.ATOMIC_MOVE);
    FileSystemUtils.deleteRecursively(leaving);
  }

  private List<Path> folders() throws IOException {
    if (!Files.isDirectory(trainings)) {
      return List.of();
    }
    try (Stream<Path> folders = Files.list(trainings)) {
      return folders.filter(Files::isDirectory).toList();
    }
  }

  private static boolean isWhole(Path folder) {
    return !String.valueOf(folder.getFileName()).endsWith(UNFINISHED)
        && Files.isRegularFile(folder.resolve(RESULT));
  }

  private static Instant keptAt(Path folder) {
    try {
      return Files.getLastModifiedTime(folder.resolve(RESULT)).toInstant();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
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
