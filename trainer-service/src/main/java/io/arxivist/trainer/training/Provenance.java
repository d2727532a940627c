package io.arxivist.trainer.training;

import io.arxivist.learning.encoder.EncoderRuntime;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.info.GitProperties;
import org.springframework.stereotype.Component;

/** What trained a model: the code, what it runs on, and the machine. */
@Component
final class Provenance {
  private final @Nullable GitProperties git;

  Provenance(ObjectProvider<GitProperties> git) {
    this.git = git.getIfAvailable();
  }

  /** As tags of a run; names that begin with {@code mlflow.} are those that MLflow's pages show. */
  Map<String, String> tags() {
    Map<String, String> tags = new TreeMap<>();
    tags.put("mlflow.source.name", "trainer-service");
    tags.put("mlflow.source.type", "JOB");
    tags.put(
        "arxivist.version",
        Objects.toString(getClass().getPackage().getImplementationVersion(), "development"));
    tags.put("java.version", Runtime.version().toString());
    tags.put("onnxruntime.version", EncoderRuntime.version());
    tags.put("hardware.cores", String.valueOf(Runtime.getRuntime().availableProcessors()));
    tags.put("hardware.architecture", System.getProperty("os.arch", "unknown"));
    if (git != null && git.getCommitId() != null) {
      tags.put("mlflow.source.git.commit", git.getCommitId());
      tags.put("arxivist.git_dirty", Objects.toString(git.get("dirty"), "unknown"));
    }
    return tags;
  }
}
