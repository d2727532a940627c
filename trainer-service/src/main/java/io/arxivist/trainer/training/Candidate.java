package io.arxivist.trainer.training;

import io.arxivist.core.registry.RunDraft;
import io.arxivist.core.training.TrainingResult;
import java.nio.file.Path;

/**
 * A trained model that waits for its publication.
 *
 * @param folder of the training; {@code artifacts/} in it is what a run records
 */
public record Candidate(Path folder, RunDraft draft, TrainingResult result) {
  public Path artifacts() {
    return folder.resolve(CandidateFolders.ARTIFACTS);
  }
}
