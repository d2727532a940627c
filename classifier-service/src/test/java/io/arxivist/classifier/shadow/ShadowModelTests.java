package io.arxivist.classifier.shadow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.doAnswer;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.verifyNoInteractions;
import static org.mockito.Mockito.when;

import io.arxivist.classifier.ClassifierProperties;
import io.arxivist.classifier.ToyModel;
import io.arxivist.classifier.model.ChampionModel;
import io.arxivist.classifier.model.ServingModel;
import io.arxivist.contract.Samples;
import io.arxivist.contract.ToyCorpus;
import io.arxivist.core.classification.Embedding;
import io.arxivist.core.classification.ShadowAnswer;
import io.arxivist.core.paper.PaperText;
import io.arxivist.core.registry.ModelRegistry;
import io.arxivist.core.registry.ModelVersion;
import io.arxivist.core.registry.RegistryException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ShadowModelTests {
  private static final PaperText TEXT = ToyCorpus.papers(0, 1).getFirst().paper().text();
  private static ServingModel words;
  private static ServingModel hybrid;

  @TempDir Path data;
  private final ModelRegistry registry = mock(ModelRegistry.class);
  private final ChampionModel champion = mock(ChampionModel.class);
  private ServingModel model;

  @BeforeAll
  static void train() {
    words = ToyModel.serving();
    hybrid = ToyModel.servingHybrid();
  }

  @BeforeEach
  void registryHasTheModelOfEveryRun() {
    model = words;
    when(champion.serving()).thenReturn(Optional.of(words));
    doAnswer(
            call -> {
              model.classifier().save(call.<Path>getArgument(2).resolve("model"));
              return null;
            })
        .when(registry)
        .download(any(), eq("model"), any());
  }

  @Test
  void saysNothingWhileThereIsNoChallenger() {
    ShadowModel shadow = shadow(true);

    shadow.refresh();

    assertThat(shadow.answer(TEXT, Samples.embedding())).isEmpty();
    assertThat(shadow.challenger()).isEmpty();
    assertThat(shadow.problem()).isEmpty();
  }

  @Test
  void saysWhatTheChallengerWouldHaveSaid() {
    ShadowModel shadow = shadow(true);
    challenger("2", "run2");

    shadow.refresh();
    shadow.refresh();

    ShadowAnswer answer = shadow.answer(TEXT, Samples.embedding()).orElseThrow();
    assertThat(answer.category())
        .isEqualTo(words.classifier().classify(TEXT, null).best().category());
    assertThat(answer.runId()).isEqualTo("run2");
    verify(registry, times(1)).download(any(), any(), any());
    assertThat(data.resolve("shadow/run2")).isDirectory();
  }

  @Test
  void goesOverToTheNextChallengerAndEndsWithTheLast() {
    ShadowModel shadow = shadow(true);
    challenger("2", "run2");
    shadow.refresh();
    challenger("3", "run3");

    shadow.refresh();
    assertThat(shadow.answer(TEXT, Samples.embedding()).orElseThrow().runId()).isEqualTo("run3");
    assertThat(data.resolve("shadow/run2")).doesNotExist();

    when(registry.findByAlias(ModelRegistry.CHALLENGER)).thenReturn(Optional.empty());
    shadow.refresh();
    assertThat(shadow.answer(TEXT, Samples.embedding())).isEmpty();
    assertThat(data.resolve("shadow")).isEmptyDirectory();
  }

  @Test
  void theChampionIsNotItsOwnChallenger() {
    ShadowModel shadow = shadow(true);
    challenger(Samples.MODEL.version(), Samples.MODEL.runId());

    shadow.refresh();

    assertThat(shadow.challenger()).isEmpty();
    verify(registry, never()).download(any(), any(), any());
  }

  @Test
  void aChallengerThatCannotBeLoadedIsNamedAndTriedAgain() {
    ShadowModel shadow = shadow(true);
    challenger("2", "run2");
    doThrow(new RegistryException("the registry is away", null))
        .doAnswer(call -> {
          model.classifier().save(call.<Path>getArgument(2).resolve("model"));
          return null;
        })
        .when(registry)
        .download(any(), any(), any());

    shadow.refresh();
    assertThat(shadow.problem()).contains("it could not be loaded: the registry is away");
    assertThat(shadow.answer(TEXT, Samples.embedding())).isEmpty();

    shadow.refresh();
    assertThat(shadow.problem()).isEmpty();
    assertThat(shadow.answer(TEXT, Samples.embedding())).isPresent();
  }

  @Test
  void aBrokenChallengerIsFetchedOnceAndLeftOutUntilThereIsAnother() {
    ShadowModel shadow = shadow(true);
    challenger("2", "run2");
    doAnswer(
            call -> {
              Path model = call.<Path>getArgument(2).resolve("model");
              words.classifier().save(model);
              Files.writeString(model.resolve("vocabulary.txt"), "damaged");
              return null;
            })
        .when(registry)
        .download(eq("run2"), any(), any());

    shadow.refresh();
    shadow.refresh();

    assertThat(shadow.problem().orElseThrow()).contains("vocabulary.txt");
    verify(registry, times(1)).download(any(), any(), any());

    challenger("3", "run3");
    shadow.refresh();
    assertThat(shadow.answer(TEXT, Samples.embedding())).isPresent();
  }

  @Test
  void aChallengerThatIsHereIsAskedWhileTheRegistryIsAway() {
    ShadowModel shadow = shadow(true);
    challenger("2", "run2");
    shadow.refresh();
    when(registry.findByAlias(ModelRegistry.CHALLENGER))
        .thenThrow(new RegistryException("the registry is away", null));

    shadow.refresh();

    assertThat(shadow.answer(TEXT, Samples.embedding())).isPresent();
    assertThat(shadow.problem()).isEmpty();
  }

  @Test
  void aChallengerOfAnotherEncoderIsNotAskedWithoutItsVectors() {
    ShadowModel shadow = shadow(true);
    model = hybrid;
    challenger("2", "run2");
    shadow.refresh();
    assertThat(shadow.answer(TEXT, Samples.embedding())).isPresent();

    assertThat(shadow.answer(TEXT, new Embedding("another", new float[] {1f}))).isEmpty();
    assertThat(shadow.problem())
        .contains("it reads the vectors of encoder " + Samples.embedding().encoder());
  }

  @Test
  void aChallengerThatFailsOnAPaperIsLeftOutUntilThereIsAnother() {
    ShadowModel shadow = shadow(true);
    model = hybrid;
    challenger("2", "run2");
    shadow.refresh();

    /* The right encoder's name on a vector that is too long. */
    Embedding odd = new Embedding(Samples.embedding().encoder(), new float[4_096]);
    odd.vector()[4_095] = 1f;
    assertThat(shadow.answer(TEXT, odd)).isEmpty();
    assertThat(shadow.problem().orElseThrow()).startsWith("it failed on a paper: ");
    shadow.refresh();
    assertThat(shadow.answer(TEXT, Samples.embedding())).isEmpty();

    challenger("3", "run3");
    shadow.refresh();
    assertThat(shadow.answer(TEXT, Samples.embedding())).isPresent();
  }

  @Test
  void looksForNobodyWhereItIsSwitchedOff() {
    ShadowModel shadow = shadow(false);
    challenger("2", "run2");

    shadow.refresh();

    assertThat(shadow.enabled()).isFalse();
    assertThat(shadow.answer(TEXT, Samples.embedding())).isEmpty();
    verifyNoInteractions(champion);
  }

  private void challenger(String version, String runId) {
    when(registry.findByAlias(ModelRegistry.CHALLENGER))
        .thenReturn(Optional.of(new ModelVersion(version, runId, Samples.START, List.of())));
  }

  private ShadowModel shadow(boolean enabled) {
    return new ShadowModel(
        registry,
        champion,
        new ClassifierProperties(
            data,
            data.resolve("encoder"),
            "",
            Duration.ofSeconds(2),
            new ClassifierProperties.Consumer(
                64, Duration.ofSeconds(1), 3, Duration.ofMillis(500), Duration.ofSeconds(30)),
            new ClassifierProperties.Shadow(enabled)));
  }
}
