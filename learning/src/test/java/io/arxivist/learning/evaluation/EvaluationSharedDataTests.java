package io.arxivist.learning.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.arxivist.contract.SharedFolder;
import io.arxivist.learning.SharedData;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Values of scikit-learn 1.9.1. */
@EnabledIf("io.arxivist.contract.SharedFolder#present")
class EvaluationSharedDataTests {
  private static final Offset<Double> TOLERANCE = within(1e-6);

  @ParameterizedTest
  @ValueSource(strings = {"papers20", "edge4"})
  void agreesWithScikitLearn(String name) throws IOException {
    JsonNode expected = SharedData.json("fixtures/metrics/" + name + ".json");
    List<String[]> rows =
        Files.readAllLines(SharedFolder.file("fixtures/metrics/" + name + ".csv")).stream()
            .skip(1)
            .map(line -> line.split(","))
            .toList();
    List<String> labels = expected.get("labels").valueStream().map(JsonNode::asString).toList();

    ProbabilityMetrics metrics =
        new ProbabilityMetrics(
            labels, rows.stream().map(EvaluationSharedDataTests::paper).toList());
    ConfusionTable table =
        new ConfusionTable(
            rows.stream().map(row -> row[0]).toList(), rows.stream().map(row -> row[1]).toList());

    for (int k : new int[] {1, 2, 3, 5}) {
      assertThat(metrics.top(k)).isCloseTo(number(expected, "top_" + k + "_accuracy"), TOLERANCE);
    }
    assertThat(metrics.logLoss()).isCloseTo(number(expected, "log_loss"), TOLERANCE);
    assertThat(metrics.calibrationError())
        .isCloseTo(number(expected, "ece_15_equal_width"), TOLERANCE);
    assertThat(table.macroF1()).isCloseTo(number(expected, "f1_macro_only_labels_seen"), TOLERANCE);
    for (CategoryScore score : table.categories()) {
      JsonNode line = expected.get("per_class").get(score.category());
      assertThat(score.precision()).isCloseTo(number(line, "precision"), TOLERANCE);
      assertThat(score.recall()).isCloseTo(number(line, "recall"), TOLERANCE);
      assertThat(score.f1()).isCloseTo(number(line, "f1"), TOLERANCE);
      assertThat(score.support()).isEqualTo(line.get("support").asInt());
    }
  }

  private static double number(JsonNode node, String name) {
    return node.get(name).asDouble();
  }

  private static ScoredPaper paper(String[] row) {
    double[] probabilities = Arrays.stream(row).skip(2).mapToDouble(Double::parseDouble).toArray();
    return new ScoredPaper("2501.00001", List.of(row[0]), probabilities, List.of());
  }
}
