package io.arxivist.mlflow;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MlflowNamesTests {

  @ParameterizedTest
  @ValueSource(strings = {"model", "model/weights.bin", "a b/c.d", "..a/b.."})
  void takesPathsThatStayInside(String path) {
    assertThat(MlflowNames.isArtifact(path)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "/etc/passwd", "../x", "a/../b", "a//b", "a/", ".", "a\\b"})
  void refusesPathsThatMightLeadOut(String path) {
    assertThat(MlflowNames.isArtifact(path)).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "champion, true",
    "challenger-2, true",
    "v2, false",
    "V10, false",
    "latest, false",
    "a/b, false",
    "a.b, false"
  })
  void knowsWhichAliasesMlflowTakes(String alias, boolean taken) {
    assertThat(MlflowNames.isAlias(alias)).isEqualTo(taken);
  }

  @ParameterizedTest
  @CsvSource({"nan, NaN", "inf, Infinity", "-inf, -Infinity", "1e-07, 1.0E-7", "-0.5, -0.5"})
  void readsNumbersAsPythonWritesThem(String text, Double value) {
    assertThat(MetricValues.parse(text)).isEqualTo(value);
  }
}
