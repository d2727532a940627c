package io.arxivist.trainer.publication;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import io.arxivist.contract.Samples;
import io.arxivist.contract.ToyCorpus;
import io.arxivist.core.decision.Decision;
import io.arxivist.core.decision.DecisionKind;
import io.arxivist.core.decision.GateFinding;
import io.arxivist.core.decision.GateVerdict;
import io.arxivist.core.registry.ModelRegistry;
import io.arxivist.core.registry.ModelVersion;
import io.arxivist.learning.training.LabelledPaper;
import io.arxivist.mlflow.MlflowFileRegistry;
import io.arxivist.mongodb.CorpusStore;
import io.arxivist.trainer.TrainerProperties;
import io.arxivist.trainer.TrainerSamples;
import io.arxivist.trainer.training.Candidate;
import io.arxivist.trainer.training.PaperEmbedder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The gate over real models of made-up papers and the file registry. */
class ChampionGateTests {
  private static final Clock CLOCK = Clock.fixed(Samples.START, ZoneOffset.UTC);

  @TempDir Path folder;
  private final CorpusStore corpus = mock(CorpusStore.class);
  private ModelRegistry registry;
  private TrainedToys toys;

  @BeforeEach
  void registryAndCorpusWork() {
    registry = new MlflowFileRegistry(folder.resolve("mlruns"), CLOCK);
    toys = new TrainedToys(folder.resolve("candidates"), registry);
    when(corpus.find(any()))
        .thenAnswer(call -> {
          Collection<String> ids = call.getArgument(0);
          return ToyCorpus.papers(0, 2_000).stream()
              .filter(paper -> ids.contains(paper.paper().id()))
              .toList()
              .reversed();
        });
  }

  @Test
  void crownsTheFirstModelThatBeatsTheMajorityClass() {
    Decision decision = decide(toys.candidate("first", 0, 300), 20);

    assertThat(decision.crowned()).isTrue();
    assertThat(decision.kind()).isEqualTo(DecisionKind.GATE);
    assertThat(decision.champion()).isNull();
    assertThat(decision.reason()).startsWith("champion: the first model. Top-1 ");
    assertThat(decision.findings())
        .singleElement()
        .satisfies(finding -> {
          assertThat(finding.name()).isEqualTo("majority_top1");
          assertThat(finding.low()).isNotNull();
        });
  }

  @Test
  void crownsAModelThatLearntFromMorePapers() {
    ModelVersion champion = toys.crown(toys.candidate("champion", 0, 250));

    Decision decision = decide(toys.candidate("challenger", 0, 1_500), 100);

    assertThat(decision.crowned()).as(decision.reason()).isTrue();
    assertThat(decision.champion()).isEqualTo(champion.reference());
    assertThat(decision.slice().papers()).isEqualTo(150);
    assertThat(decision.slice().from()).isEqualTo(LocalDate.of(2025, 3, 28));
    assertThat(decision.slice().until()).isEqualTo(LocalDate.of(2025, 3, 30));
    assertThat(decision.slice().note()).isNull();
    assertThat(decision.findings())
        .extracting(GateFinding::name)
        .startsWith("top1", "log_loss", "ece", "coverage")
        .endsWith("latency_seconds");
    assertThat(decision.reason()).startsWith("champion: not worse on the same 150 papers. Top-1 ");
    assertThat(folder.resolve("trainer/gate")).isEmptyDirectory();
  }

  @Test
  void refusesAModelThatLearntFromPapersInTheWrongCategory() {
    toys.crown(toys.candidate("champion", 0, 600));

    Decision decision = decide(toys.candidate("challenger", 0, 1_500, this::mislabelled), 100);

    assertThat(decision.crowned()).isFalse();
    assertThat(decision.findings().getFirst().verdict()).isEqualTo(GateVerdict.FAILED);
    assertThat(decision.reason())
        .startsWith("not champion: on the same 150 papers it is not shown to be as good. Top-1 ");
  }

  @Test
  void crownsTheSameModelOnceMore() {
    toys.crown(toys.candidate("champion", 0, 500));

    Decision decision = decide(toys.candidate("again", 0, 500), 20);

    assertThat(decision.crowned()).as(decision.reason()).isTrue();
    assertThat(decision.findings().getFirst().difference()).isZero();
    assertThat(decision.slice().papers()).isEqualTo(50);
  }

  @Test
  void givesTheSameFindingsForTheSameModelsBesideTheirTimes() {
    toys.crown(toys.candidate("champion", 0, 250));
    Candidate challenger = toys.candidate("challenger", 0, 1_000);

    assertThat(untimed(decide(challenger, 20))).isEqualTo(untimed(decide(challenger, 20)));
  }

  @Test
  void leavesOutWhatTheChampionHasLearntFrom() {
    toys.crown(toys.candidate("champion", 0, 1_000));

    /* Evaluated on 800 to 1000; the champion has learnt from 0 to 900. */
    Decision decision = decide(toys.candidate("challenger", 0, 980), 50);

    assertThat(decision.slice().papers()).isEqualTo(80);
    assertThat(decision.slice().knownToChampion()).isZero();
    assertThat(decision.slice().note())
        .isEqualTo("18 papers were left out: the champion has learnt from them.");
  }

  @Test
  void takesAllPapersWhereTheChampionHasLearntFromTooMany() {
    toys.crown(toys.candidate("champion", 0, 1_000));

    Decision decision = decide(toys.candidate("challenger", 0, 600), 50);

    assertThat(decision.slice().papers()).isEqualTo(60);
    assertThat(decision.slice().knownToChampion()).isEqualTo(60);
    assertThat(decision.slice().note()).contains("favours the champion");
  }

  @Test
  void refusesWhereThereAreTooFewPapersToCompareOn() {
    toys.crown(toys.candidate("champion", 0, 300));

    Decision decision = decide(toys.candidate("challenger", 0, 300), 100);

    assertThat(decision.crowned()).isFalse();
    assertThat(decision.findings()).isEmpty();
    assertThat(decision.reason())
        .isEqualTo(
            "not champion: there are 30 labelled papers to compare it with the champion on, and"
                + " 100 are needed. A person may promote it.");
  }

  @Test
  void judgesAModelAsTheFirstWhereTheChampionsCannotBeRead() throws IOException {
    toys.crown(toys.candidate("champion", 0, 300));
    try (Stream<Path> files = Files.walk(folder.resolve("mlruns"))) {
      Path manifest =
          files.filter(file -> file.endsWith("manifest.json")).findFirst().orElseThrow();
      Files.writeString(manifest, "{");
    }

    Decision decision = decide(toys.candidate("challenger", 0, 300), 20);

    assertThat(decision.crowned()).isTrue();
    assertThat(decision.reason()).startsWith("champion: the champion's model cannot be read (");
    assertThat(folder.resolve("trainer/gate")).isEmptyDirectory();
  }

  @Test
  void takesAllPapersWhereTheChampionDoesNotSayWhatItLearntFrom() throws IOException {
    toys.crown(toys.candidate("champion", 0, 300));
    try (Stream<Path> files = Files.walk(folder.resolve("mlruns"))) {
      Files.delete(
          files.filter(file -> file.endsWith("corpus-manifest.json")).findFirst().orElseThrow());
    }

    Decision decision = decide(toys.candidate("challenger", 0, 600), 50);

    assertThat(decision.slice().papers()).isEqualTo(60);
    assertThat(decision.slice().note()).contains("does not say which papers");
  }

  private Decision decide(Candidate candidate, int fewestPapers) {
    TrainerProperties properties =
        TrainerSamples.properties(folder.resolve("trainer"), fewestPapers);
    ChampionGate gate =
        new ChampionGate(
            registry,
            new JudgedModels(registry, properties),
            corpus,
            new ModelComparison(mock(PaperEmbedder.class), properties),
            properties,
            CLOCK);
    return gate.decide(candidate, toys.register(candidate), () -> {});
  }

  private LabelledPaper mislabelled(LabelledPaper paper) {
    int turn = paper.id().endsWith("1") || paper.id().endsWith("2") ? 1 : 0;
    int label = ToyCorpus.CATEGORIES.indexOf(paper.label()) + turn;
    return new LabelledPaper(
        paper.id(),
        paper.version(),
        paper.text(),
        List.of(ToyCorpus.CATEGORIES.get(label % ToyCorpus.CATEGORIES.size())));
  }

  private static List<GateFinding> untimed(Decision decision) {
    return decision.findings().stream()
        .filter(finding -> !finding.name().equals("latency_seconds"))
        .toList();
  }
}
