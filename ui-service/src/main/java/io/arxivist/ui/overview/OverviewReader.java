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
import io.arxivist.ui.models.ModelCard;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.stereotype.Component;

/** Asks for all parts of the overview at once, so that the slowest alone decides. */
@Component
class OverviewReader {
  private static final ParameterizedTypeReference<List<JobView>> JOBS =
      new ParameterizedTypeReference<>() {};
  private static final ParameterizedTypeReference<List<LedgerEntry>> LEDGER =
      new ParameterizedTypeReference<>() {};
  private static final List<String> KINDS =
      List.of(
          "harvests",
          "pushes",
          "drains",
          "trainings",
          "publications",
          "drift-checks",
          "archive-checks");
  private static final int JOBS_PER_KIND = 5;

  private final Gateway gateway;
  private final Executor threads = task -> Thread.ofVirtual().name("overview").start(task);

  OverviewReader(Gateway gateway) {
    this.gateway = gateway;
  }

  Overview read() {
    var asked = new LinkedHashMap<String, CompletableFuture<? extends Answer<?>>>();
    var queues = ask(() -> gateway.get("/queues", QueueOverview.class));
    var summary = ask(() -> gateway.get("/papers/summary", StorageSummary.class));
    var models = ask(() -> gateway.get("/models", ModelOverview.class));
    var drift = ask(() -> gateway.get("/drift-checks/results", DriftOverview.class));
    asked.put("queues", queues);
    asked.put("papers", summary);
    asked.put("models", models);
    asked.put("results", drift);
    var jobs = new ArrayList<CompletableFuture<Answer<List<JobView>>>>();
    for (String kind : KINDS) {
      var ofKind = ask(() -> jobs(kind));
      jobs.add(ofKind);
      asked.put(kind, ofKind);
    }

    StorageSummary stored = summary.join().orNull();
    ModelOverview registered = models.join().orNull();
    List<ModelCard> cards =
        registered == null ? List.of() : registered.models().stream().map(ModelCard::of).toList();
    return new Overview(
        sources(stored),
        queues.join().orNull(),
        stored,
        Overview.inCharge(cards, stored),
        newest(drift.join().orNull()),
        jobs.stream().map(CompletableFuture::join).flatMap(OverviewReader::bodies).toList(),
        known(asked),
        faults(asked.values()));
  }

  private Answer<List<JobView>> jobs(String kind) {
    return gateway.get(
        uri -> uri.path("/{kind}").queryParam("limit", JOBS_PER_KIND).build(kind), JOBS);
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

  private static @Nullable DriftCheckResult newest(@Nullable DriftOverview drift) {
    return drift == null || drift.checks().isEmpty() ? null : drift.checks().getFirst();
  }

  private static Stream<JobView> bodies(Answer<List<JobView>> answer) {
    List<JobView> jobs = answer.orNull();
    return jobs == null ? Stream.empty() : jobs.stream();
  }

  private static Set<String> known(Map<String, CompletableFuture<? extends Answer<?>>> asked) {
    return asked.entrySet().stream()
        .filter(entry -> entry.getValue().join().fault() == null)
        .map(Map.Entry::getKey)
        .collect(Collectors.toUnmodifiableSet());
  }

  /* A service that is down fails several questions with one sentence. */
  private static List<Fault> faults(Collection<CompletableFuture<? extends Answer<?>>> answers) {
    return answers.stream()
        .map(answer -> answer.join().fault())
        .filter(Objects::nonNull)
        .distinct()
        .toList();
  }

  private <T> CompletableFuture<Answer<T>> ask(Supplier<Answer<T>> question) {
    return CompletableFuture.supplyAsync(question, threads);
  }
}
