package io.arxivist.trainer.training;

import io.arxivist.core.registry.DatasetInput;
import io.arxivist.learning.artifacts.RunArtifacts;
import io.arxivist.learning.training.CorpusHash;
import io.arxivist.learning.training.LabelledPaper;
import io.arxivist.learning.training.TimeSlices;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** The slices of a corpus as MLflow's datasets: what a run read, and what for. */
final class SliceInputs {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  /* MLflow takes 36 characters; half of a SHA-256 names a slice for certain. */
  private static final int DIGEST_CHARACTERS = 32;

  private SliceInputs() {}

  static List<DatasetInput> of(TimeSlices slices) {
    List<DatasetInput> inputs = new ArrayList<>();
    add(inputs, "fit", "training", slices.fit());
    add(inputs, "calibration", "validation", slices.calibration());
    add(inputs, "evaluation", "evaluation", slices.evaluation());
    return inputs;
  }

  private static void add(
      List<DatasetInput> inputs, String slice, String context, List<LabelledPaper> papers) {
    if (!papers.isEmpty()) {
      inputs.add(
          new DatasetInput(
              "arxiv-" + slice,
              CorpusHash.of(papers).substring(0, DIGEST_CHARACTERS),
              "mongodb",
              source(slice),
              schema(),
              profile(papers),
              context));
    }
  }

  private static String source(String slice) {
    Map<String, String> source = new LinkedHashMap<>();
    source.put("collection", "corpus");
    source.put("manifest", RunArtifacts.CORPUS_MANIFEST);
    source.put("slice", slice);
    return JSON.writeValueAsString(source);
  }

  private static String schema() {
    List<Map<String, Object>> columns = new ArrayList<>();
    for (String name : List.of("title", "abstract", "category")) {
      Map<String, Object> column = new LinkedHashMap<>();
      column.put("name", name);
      column.put("type", "string");
      column.put("required", true);
      columns.add(column);
    }
    return JSON.writeValueAsString(Map.of("mlflow_colspec", columns));
  }

  private static String profile(List<LabelledPaper> papers) {
    Map<String, Object> profile = new LinkedHashMap<>();
    profile.put("num_rows", papers.size());
    profile.put("categories", papers.stream().map(LabelledPaper::label).distinct().count());
    profile.put("encoded", papers.stream().filter(paper -> paper.embedding() != null).count());
    profile.put("oldest", papers.getFirst().id());
    profile.put("newest", papers.getLast().id());
    return JSON.writeValueAsString(profile);
  }
}
