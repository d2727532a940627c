package io.arxivist.mlflow;

import static org.assertj.core.api.Assertions.assertThat;

import io.arxivist.core.registry.ModelRegistry;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class MlflowPropertiesTests {
  private final ApplicationContextRunner context =
      new ApplicationContextRunner().withUserConfiguration(MlflowBackendConfiguration.class);

  @Test
  void keepsFilesUnderDataUnlessToldOtherwise() {
    context.run(started -> {
      assertThat(started).hasSingleBean(MlflowFileRegistry.class);
      assertThat(started.getBean(MlflowProperties.class).tracking().location())
          .isEqualTo(new MlflowProperties.Folder(Path.of("data/mlruns")));
    });
  }

  @Test
  void usesAServerWhereTheUriNamesOne() {
    context
        .withPropertyValues("mlflow.tracking.uri=https://mlflow.example/")
        .run(started ->
            assertThat(started.getBean(ModelRegistry.class))
                .isInstanceOf(MlflowServerRegistry.class));
  }

  @Test
  void readsAbsoluteFoldersInEachSpelling() {
    assertThat(location("file:/srv/ml runs")).isEqualTo(Path.of("/srv/ml runs"));
    assertThat(location("file:///srv/mlruns")).isEqualTo(Path.of("/srv/mlruns"));
    assertThat(location("file:./mlruns")).isEqualTo(Path.of("./mlruns"));
  }

  @Test
  void anUnknownSchemeStopsTheStartAndListsTheKnownOnes() {
    for (String uri : new String[] {"sqlite:///mlflow.db", "mlruns", "databricks"}) {
      context
          .withPropertyValues("mlflow.tracking.uri=" + uri)
          .run(started ->
              assertThat(started)
                  .getFailure()
                  .hasRootCauseMessage(
                      "mlflow.tracking.uri: "
                          + uri
                          + " has no known scheme; known are: http://, https://, file:"));
    }
  }

  @Test
  void aMalformedUriStopsTheStart() {
    context
        .withPropertyValues("mlflow.tracking.uri=http://no spaces/")
        .run(started ->
            assertThat(started)
                .getFailure()
                .rootCause()
                .hasMessageContaining("mlflow.tracking.uri"));
  }

  private static Path location(String uri) {
    return ((MlflowProperties.Folder) new MlflowProperties.Tracking(uri).location()).path();
  }
}
