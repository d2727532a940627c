package io.arxivist.classifier.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.doAnswer;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import io.arxivist.classifier.ClassifierProperties;
import io.arxivist.classifier.ToyModel;
import io.arxivist.contract.Samples;
import io.arxivist.core.classification.ModelReference;
import io.arxivist.core.registry.ModelRegistry;
import io.arxivist.core.registry.ModelVersion;
import io.arxivist.core.registry.RegistryException;
import io.arxivist.learning.training.TrainedModel;
import io.arxivist.service.problem.UnavailableException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.health.contributor.Status;

class ChampionModelTests {
  private static TrainedModel trained;

  @TempDir Path data;
  private final ModelRegistry registry = mock(ModelRegistry.class);

  @BeforeAll
  static void train() {
    trained = ToyModel.trained();
  }

  @BeforeEach
  void registryHasTheModelOfEveryRun() {
    doAnswer(
            call -> {
              trained.classifier().save(call.<Path>getArgument(2).resolve("model"));
              return null;
            })
        .when(registry)
        .download(any(), eq("model"), any());
  }

  @Test
  void isUnavailableBeforeTheFirstPublication() {
    ChampionModel champion = champion("");

    champion.refresh();

    assertThat(champion.serving()).isEmpty();
    assertThatThrownBy(champion::required)
        .isInstanceOf(UnavailableException.class)
        .hasMessageContaining("none has been published");
    assertThat(new ModelHealthIndicator(champion).health().getStatus()).isEqualTo(Status.DOWN);
  }

  @Test
  void servesTheChampionAndItsSuccessor() {
    ChampionModel champion = champion("");
    crown("1", "run1");

    champion.refresh();
    ModelReference first = champion.required().reference();
    crown("2", "run2");
    champion.refresh();

    assertThat(first).isEqualTo(new ModelReference("1", "run1"));
    assertThat(champion.required().reference()).isEqualTo(new ModelReference("2", "run2"));
    assertThat(data.resolve("models")).isDirectoryContaining("glob:**/run2");
    assertThat(data.resolve("models/run1")).doesNotExist();
    assertThat(new ModelHealthIndicator(champion).health().getStatus()).isEqualTo(Status.UP);
  }

  @Test
  void keepsTheOldModelWhenTheNewOneCannotBeFetched() {
    ChampionModel champion = champion("");
    crown("1", "run1");
    champion.refresh();
    crown("2", "run2");
    doThrow(new RegistryException("the registry is away", null))
        .when(registry)
        .download(eq("run2"), any(), any());

    champion.refresh();

    assertThat(champion.required().reference().version()).isEqualTo("1");
    assertThat(champion.problem()).contains("the registry is away");
    assertThat(new ModelHealthIndicator(champion).health().getStatus()).isEqualTo(Status.UP);
  }

  @Test
  void fetchesADamagedModelOnceMore() throws IOException {
    crown("1", "run1");
    champion("").refresh();
    Files.writeString(data.resolve("models/run1/model/vocabulary.txt"), "damaged");
    ChampionModel restarted = champion("");

    restarted.refresh();

    assertThat(restarted.required().reference().runId()).isEqualTo("run1");
    verify(registry, times(2)).download(eq("run1"), eq("model"), any());
  }

  @Test
  void leavesAModelThatArrivedBrokenAloneForAWhileAndTellsWhy() throws IOException {
    crown("1", "run1");
    ChampionModel champion = champion("");
    champion.refresh();
    crown("2", "run2");
    doAnswer(
            call -> {
              Path model = call.<Path>getArgument(2).resolve("model");
              trained.classifier().save(model);
              Files.writeString(model.resolve("vocabulary.txt"), "cut off");
              return null;
            })
        .when(registry)
        .download(eq("run2"), eq("model"), any());

    for (int look = 0; look < 31; look++) {
      champion.refresh();
    }

    verify(registry, times(1)).download(eq("run2"), any(), any());
    assertThat(champion.required().reference().version()).isEqualTo("1");
    assertThat(champion.problem().orElseThrow())
        .contains("vocabulary.txt", "its SHA-256 is", "is expected");
    assertThat(new ModelHealthIndicator(champion).health().getDetails())
        .containsEntry("problem", champion.problem().orElseThrow());
    champion.refresh();
    verify(registry, times(2)).download(eq("run2"), any(), any());
  }

  @Test
  void takesTheNextModelAtOnceAfterABrokenOne() {
    ChampionModel champion = champion("");
    crown("1", "run1");
    doAnswer(
            call -> {
              Files.createDirectories(call.<Path>getArgument(2).resolve("model"));
              return null;
            })
        .when(registry)
        .download(eq("run1"), eq("model"), any());
    champion.refresh();
    assertThat(champion.problem().orElseThrow()).contains("manifest.json: is missing");

    crown("2", "run2");
    champion.refresh();

    assertThat(champion.required().reference().version()).isEqualTo("2");
    assertThat(champion.problem()).isEmpty();
  }

  @Test
  void fetchesNothingThatIsHereAlready() {
    crown("1", "run1");
    champion("").refresh();

    champion("").refresh();

    verify(registry, times(1)).download(eq("run1"), eq("model"), any());
  }

  @Test
  void servesThePinnedRunWhateverTheChampionIs() {
    crown("2", "run2");
    when(registry.findByRun("run1")).thenReturn(Optional.of(version("1", "run1")));
    ChampionModel champion = champion("run1");

    champion.refresh();

    assertThat(champion.required().reference().version()).isEqualTo("1");
  }

  @Test
  void saysThatThePinnedRunIsUnknown() {
    ChampionModel champion = champion("run9");

    champion.refresh();

    assertThat(champion.problem()).contains("the pinned run run9 is not a registered version");
  }

  private void crown(String version, String runId) {
    when(registry.findByAlias(ModelRegistry.CHAMPION))
        .thenReturn(Optional.of(version(version, runId)));
  }

  private static ModelVersion version(String version, String runId) {
    return new ModelVersion(version, runId, Samples.START, List.of());
  }

  private ChampionModel champion(String pinnedRunId) {
    ClassifierProperties properties =
        new ClassifierProperties(
            data,
            data.resolve("encoder"),
            pinnedRunId,
            Duration.ofSeconds(2),
            new ClassifierProperties.Consumer(
                64, Duration.ofSeconds(1), 3, Duration.ofMillis(500), Duration.ofSeconds(30)),
            new ClassifierProperties.Shadow(true));
    return new ChampionModel(registry, new ModelFolders(registry, properties), properties);
  }
}
