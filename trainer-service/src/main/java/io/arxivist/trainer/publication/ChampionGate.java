package io.arxivist.trainer.publication;

import io.arxivist.core.classification.ModelReference;
import io.arxivist.core.decision.Decision;
import io.arxivist.core.decision.DecisionKind;
import io.arxivist.core.decision.DecisionOutcome;
import io.arxivist.core.decision.DecisionSlice;
import io.arxivist.core.decision.GateFinding;
import io.arxivist.core.paper.HarvestedPaper;
import io.arxivist.core.registry.ModelRegistry;
import io.arxivist.core.registry.ModelVersion;
import io.arxivist.learning.artifacts.ManifestSlices;
import io.arxivist.learning.model.BrokenModelException;
import io.arxivist.mongodb.CorpusStore;
import io.arxivist.trainer.TrainerProperties;
import io.arxivist.trainer.training.Candidate;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Decides whether a new model replaces the champion: when both answer the newest papers that
 * neither has learnt from, and the new one is shown to be not worse. The first model has nobody to
 * be compared with, and has to beat the majority class.
 */
@Component
class ChampionGate {
  private final ModelRegistry registry;
  private final JudgedModels models;
  private final CorpusStore corpus;
  private final ModelComparison comparison;
  private final TrainerProperties.Gate settings;
  private final Clock clock;

  ChampionGate(
      ModelRegistry registry,
      JudgedModels models,
      CorpusStore corpus,
      ModelComparison comparison,
      TrainerProperties properties,
      Clock clock) {
    this.registry = registry;
    this.models = models;
    this.corpus = corpus;
    this.comparison = comparison;
    this.settings = properties.gate();
    this.clock = clock;
  }

  /** The id of the decision on a run: there is one, however often it is asked for. */
  static String decisionId(String runId) {
    return "gate-" + runId;
  }

  /**
   * The decision on a candidate, neither stored nor carried out.
   *
   * @param version what the candidate was registered as
   * @param alive asked now and then; what it throws ends the work
   */
  Decision decide(Candidate candidate, ModelVersion version, Runnable alive) {
    Map<String, Double> metrics = candidate.draft().metrics();
    ModelReference champion =
        registry
            .findByAlias(ModelRegistry.CHAMPION)
            .filter(present -> !present.runId().equals(version.runId()))
            .map(ModelVersion::reference)
            .orElse(null);
    if (champion == null) {
      return decision(version, null, null, FirstModel.judge(metrics, "the first model"));
    }
    if (registry.findRun(champion.runId()).isEmpty()) {
      String occasion = "the run of the champion before was deleted";
      return decision(version, champion, null, FirstModel.judge(metrics, occasion));
    }
    JudgedModel before;
    try {
      before = models.champion(champion.runId());
    } catch (BrokenModelException broken) {
      String occasion = "the champion's model cannot be read (%s)".formatted(broken.getMessage());
      return decision(version, champion, null, FirstModel.judge(metrics, occasion));
    }
    JudgedModel after = models.candidate(candidate);
    GateSlice slice = slice(after, before);
    return decision(version, champion, slice.described(), compare(before, after, slice, alive));
  }

  private GateSlice slice(JudgedModel candidate, JudgedModel champion) {
    ManifestSlices judgedOn =
        Objects.requireNonNull(candidate.learntFrom(), "the candidate has no corpus manifest");
    List<String> ids = judgedOn.newestEvaluated(settings.mostPapers());
    Map<String, HarvestedPaper> stored =
        corpus.find(ids).stream()
            .collect(Collectors.toMap(paper -> paper.paper().id(), Function.identity()));
    ManifestSlices known = champion.learntFrom();
    return GateSlice.of(
        ids.stream().map(stored::get).filter(Objects::nonNull).toList(),
        known == null ? null : known.learnt(),
        settings.fewestPapers());
  }

  private GateAnswer compare(
      JudgedModel champion, JudgedModel candidate, GateSlice slice, Runnable alive) {
    int papers = slice.papers().size();
    if (papers < settings.fewestPapers()) {
      return GateAnswer.tooFewPapers(papers, settings.fewestPapers());
    }
    List<GateFinding> findings =
        comparison.judge(champion.classifier(), candidate.classifier(), slice.papers(), alive);
    return GateAnswer.of(findings, papers);
  }

  private Decision decision(
      ModelVersion version,
      @Nullable ModelReference champion,
      @Nullable DecisionSlice slice,
      GateAnswer answer) {
    return new Decision(
        decisionId(version.runId()),
        clock.instant().truncatedTo(ChronoUnit.MILLIS),
        DecisionKind.GATE,
        answer.champion() ? DecisionOutcome.CHAMPION : DecisionOutcome.REFUSED,
        version.reference(),
        champion,
        slice,
        answer.findings(),
        answer.reason());
  }
}
