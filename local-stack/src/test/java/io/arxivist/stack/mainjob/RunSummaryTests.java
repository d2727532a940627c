package io.arxivist.stack.mainjob;

import static org.assertj.core.api.Assertions.assertThat;

import io.arxivist.core.classification.ModelReference;
import io.arxivist.core.drift.DriftVerdict;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class RunSummaryTests {
  private static final RunSummary QUIET =
      new RunSummary(
          "simulator",
          10,
          10,
          8,
          2,
          2,
          new ModelReference("1", "run-1"),
          Map.of("top1", 0.5),
          0.5,
          DriftVerdict.NOT_ENOUGH_DATA,
          Map.of("fetch", 1.5),
          Map.of("fetch", 6.5),
          new TreeMap<>());

  private final JsonMapper json = JsonMapper.builder().build();

  @Test
  void isReadBackAsItWasPrinted() {
    RunSummary faulty = QUIET.with(Map.of("stall", 2));

    assertThat(json.readValue(json.writeValueAsString(faulty), RunSummary.class)).isEqualTo(faulty);
  }

  @Test
  void namesNoFaultsWhereNoneWereServed() {
    String printed = json.writeValueAsString(QUIET);

    assertThat(printed).doesNotContain("faults");
    assertThat(json.readValue(printed, RunSummary.class)).isEqualTo(QUIET);
  }
}
