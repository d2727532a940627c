package io.arxivist.core.wire;

import io.arxivist.core.classification.ModelReference;
import io.arxivist.core.registry.DatasetInput;
import io.arxivist.core.registry.ModelOverview;
import io.arxivist.core.registry.ModelVersion;
import io.arxivist.core.registry.Run;
import io.arxivist.core.training.PublicationRequest;
import io.arxivist.core.training.PublicationResult;
import io.arxivist.core.training.ReproductionRequest;
import io.arxivist.core.training.ReproductionResult;
import io.arxivist.core.training.TrainingRequest;
import io.arxivist.core.training.TrainingResult;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/** One sample of each record about trainings, publications and models. */
final class TrainingSamples {
  private static final Instant AT = Instant.parse("2026-11-02T08:00:00Z");
  private static final LocalDate DAY = LocalDate.of(2026, 11, 2);
  private static final String RUN = "0123456789abcdef0123456789abcdef";
  private static final ModelReference MODEL = new ModelReference("3", RUN);

  private TrainingSamples() {}

  static Map<String, Object> all() {
    return Map.of(
        "training-request", new TrainingRequest(DAY.minusDays(30), DAY, 7L),
        "training-result",
            new TrainingResult(
                "job-2",
                1_000,
                900,
                40,
                "e3b0c44298fc1c149afbf4c8996fb924",
                Map.of("top1", 0.5, "majority_top1", 0.0625),
                Map.of("fit", 1.25)),
        "publication-request", new PublicationRequest("job-2"),
        "publication-result",
            new PublicationResult(
                MODEL, true, "no champion before", Map.of("top1", 0.5), "gate-" + RUN),
        "model-overview", models(),
        "reproduction-request", new ReproductionRequest(RUN),
        "reproduction-result",
            new ReproductionResult(
                RUN,
                1_000,
                7,
                false,
                List.of(
                    new ReproductionResult.ModelFile("MLmodel", "0a1b", "0a1b"),
                    new ReproductionResult.ModelFile("weights.safetensors", "2c3d", null))));
  }

  private static ModelOverview models() {
    return new ModelOverview(
        List.of(
            new ModelOverview.Line(
                new ModelVersion("3", RUN, AT, List.of("champion")),
                new Run(
                    RUN,
                    "training job-2",
                    AT.minusSeconds(60),
                    AT,
                    Map.of("seed", "7"),
                    Map.of("top1", 0.5),
                    Map.of("arxivist.corpus", "e3b0c44298fc1c149afbf4c8996fb924"),
                    List.of(
                        new DatasetInput(
                            "arxiv-fit",
                            "e3b0c44298fc1c14",
                            "arxivist",
                            "{\"slice\":\"fit\"}",
                            "{\"mlflow_colspec\":[]}",
                            "{\"num_rows\":800}",
                            "training"))))));
  }
}
