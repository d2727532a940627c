package io.arxivist.learning.drift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.arxivist.contract.SharedFolder;
import io.arxivist.learning.SharedData;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Values of scipy 1.17.1. */
@EnabledIf("io.arxivist.contract.SharedFolder#present")
class DriftSharedDataTests {
  private static final Offset<Double> TOLERANCE = within(1e-6);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "num_confidence_same",
        "num_confidence_shift",
        "num_constant_reference",
        "num_length_history",
        "num_length_same",
        "num_low_cardinality",
        "num_reference_1100",
        "num_tiny",
        "num_tiny_7"
      })
  void agreesOnKolmogorovSmirnov(String name) {
    JsonNode fixture = SharedData.json("fixtures/drift/" + name + ".json");

    KolmogorovSmirnov test =
        KolmogorovSmirnov.of(numbers(fixture, "reference"), numbers(fixture, "current"));

    JsonNode details = fixture.get("details");
    assertThat(test.distance()).isCloseTo(details.get("ks_statistic").asDouble(), TOLERANCE);
    assertThat(test.pValue()).isCloseTo(details.get("ks_p_auto").asDouble(), TOLERANCE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "cat_archive_same",
        "cat_binary_equal_n",
        "cat_binary_unequal_n",
        "cat_primary_history",
        "cat_primary_unseen",
        "cat_three_equal_n"
      })
  void agreesOnChiSquare(String name) {
    JsonNode fixture = SharedData.json("fixtures/drift/" + name + ".json");

    ContingencyTable table =
        ContingencyTable.of(texts(fixture, "reference"), texts(fixture, "current"));

    JsonNode details = fixture.get("details");
    for (int row = 0; row < 2; row++) {
      assertThat(table.counts()[row])
          .containsExactly(
              details
                  .get("merged_table")
                  .get(row)
                  .valueStream()
                  .mapToLong(JsonNode::asLong)
                  .toArray());
    }
    ContingencyTable.ChiSquare test = table.chiSquare();
    double expected = details.get("contingency_chi2").asDouble();
    assertThat(test.statistic()).isCloseTo(expected, within(1e-6 * Math.max(1, expected)));
    assertThat(test.pValue()).isCloseTo(details.get("contingency_chi2_p").asDouble(), TOLERANCE);
    assertThat(test.cramersV()).isCloseTo(details.get("cramers_v").asDouble(), TOLERANCE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"emb_same", "emb_history"})
  void agreesOnHotelling(String name) throws IOException {
    JsonNode details = SharedData.json("fixtures/drift/" + name + ".json").get("details");

    HotellingTest test = HotellingTest.of(vectors(name + "_reference"), vectors(name + "_current"));

    double expected = details.get("hotelling_t2").asDouble();
    assertThat(test.tSquared()).isCloseTo(expected, within(1e-6 * Math.max(1, expected)));
    assertThat(test.pValue()).isCloseTo(details.get("hotelling_p").asDouble(), TOLERANCE);
  }

  @Test
  void agreesOnHolm() {
    JsonNode fixture = SharedData.json("fixtures/drift/multiple_tests.json");

    assertThat(Holm.adjusted(numbers(fixture, "p")))
        .containsExactly(numbers(fixture.get("adjusted"), "holm"), TOLERANCE);
  }

  private static double[] numbers(JsonNode node, String name) {
    return node.get(name).valueStream().mapToDouble(JsonNode::asDouble).toArray();
  }

  private static List<String> texts(JsonNode node, String name) {
    return node.get(name).valueStream().map(JsonNode::asString).toList();
  }

  private static List<double[]> vectors(String name) throws IOException {
    return Files.readAllLines(SharedFolder.file("fixtures/drift/" + name + ".csv")).stream()
        .skip(1)
        .map(line -> Arrays.stream(line.split(",")).mapToDouble(Double::parseDouble).toArray())
        .toList();
  }
}
