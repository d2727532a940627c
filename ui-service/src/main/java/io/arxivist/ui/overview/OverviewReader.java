package io.arxivist.ui.overview;

import io.arxivist.core.classification.StorageSummary;
import io.arxivist.core.drift.DriftCheckResult;
import io.arxivist.core.drift.DriftOverview;
import io.arxivist.core.harvest.LedgerEntry;
import io.arxivist.core.harvest.QueueOverview;
import io.arxivist.core.job.JobView;
import io.arxivist.core.registry.ModelOverview;
import io.arxivist.ui.gateway.Answer;
import io.arxivist.ui.gateway.Fault;
import io.arxivist.ui.gateway.Gateway;
import io.arxivist.ui.jobs.Jobs;
import io.arxivist.ui.models.ModelCard;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.stereotype.Component;

/** Asks for all parts of the overview at once, so that the slowest alone decides. */
@Component
class OverviewReader {
  private static final ParameterizedTypeReference<List<LedgerEntry>> LEDGER =
      new ParameterizedTypeReference<>() {};
  private static final int JOBS_PER_KIND = 5;

  private final Gateway gateway;
  private final Jobs jobs;

  OverviewReader(Gateway gateway, Jobs jobs) {
    this.gateway = gateway;
    this.jobs = jobs;
  }

  Overview read() {
    var queues = gateway.ask(() -> gateway.get("/queues", QueueOverview.class));
    var summary = gateway.ask(() -> gateway.get("/papers/summary", StorageSummary.class));
    var models = gateway.ask(() -> gateway.get("/models", ModelOverview.class));
    var drift = gateway.ask(() -> gateway.get("/drift-checks/results", DriftOverview.class));
    Map<String, Answer<List<JobView>>> newest = jobs.newestOfAll(JOBS_PER_KIND);
    var answers = new LinkedHashMap<String, Answer<?>>();
    answers.put("queues", queues.join());
    answers.put("papers", summary.join());
    answers.put("models", models.join());
    answers.put("results", drift.join());
    answers.putAll(newest);

    StorageSummary stored = summary.join().orNull();
    ModelOverview registered = models.join().orNull();
    List<ModelCard> cards =
        registered == null ? List.of() : registered.models().stream().map(ModelCard::of).toList();
    return new Overview(
        sources(stored),
        queues.join().orNull(),
        stored,
        Overview.inCharge(cards, stored),
        lastCheck(drift.join().orNull()),
        Jobs.listed(newest.values()),
        known(answers),
        faults(answers.values()));
  }

  /* Before the first paper is stored, only the ledger knows where papers come from. */
  private List<String> sources(@Nullable StorageSummary stored) {
    if (stored == null) {
      return List.of();
    }
    if (!stored.sources().isEmpty()) {
      return stored.sources().stream().map(StorageSummary.Count::name).toList();
    }
    List<LedgerEntry> ledger = gateway.get(uri -> uri.path("/ledger").build(), LEDGER).orNull();
    return ledger == null || ledger.isEmpty() ? List.of() : List.of(ledger.getFirst().source());
  }

  private static @Nullable DriftCheckResult lastCheck(@Nullable DriftOverview drift) {
    return drift == null || drift.checks().isEmpty() ? null : drift.checks().getFirst();
  }

  private static Set<String> known(Map<String, Answer<?>> answers) {
    return answers.entrySet().stream()
        .filter(entry -> entry.getValue().fault() == null)
        .map(Map.Entry::getKey)
        .collect(Collectors.toUnmodifiableSet());
  }

  /* A service that is down fails several questions with one sentence. */
  private static List<Fault> faults(Collection<Answer<?>> answers) {
    return answers.stream().map(Answer::fault).filter(Objects::nonNull).distinct().toList();
  }
}
