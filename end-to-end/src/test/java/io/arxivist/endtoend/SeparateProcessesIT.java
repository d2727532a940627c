package io.arxivist.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.arxivist.core.classification.StorageSummary;
import io.arxivist.simulator.ArxivSimulator;
import io.arxivist.simulator.SyntheticCorpus;
import io.arxivist.stack.host.ServiceSlot;
import io.arxivist.stack.host.StackPorts;
import io.arxivist.stack.mainjob.MainJobCommand;
import io.arxivist.stack.mainjob.RunSummary;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/** The main job over the services as separate processes. */
class SeparateProcessesIT {
  private static final Duration MAIN_JOB = Duration.ofMinutes(5);
  private static final Clock CLOCK = Clock.systemUTC();

  @TempDir static Path work;

  private static SeparateSuite suite;

  @BeforeAll
  static void startServersAndServices() {
    SyntheticCorpus corpus = SyntheticCorpus.generate(2_000, 7, LocalDate.now(CLOCK));
    suite =
        SeparateSuite.start(
            work, new StackPorts(4_000), port -> ArxivSimulator.start(port, corpus, CLOCK));
  }

  @AfterAll
  static void stopAll() {
    if (suite != null) {
      suite.close();
    }
  }

  @Test
  void doTheMainJobOnRealServersAndServeIt() {
    RunSummary summary = mainJob("--limit", "1500");

    assertThat(summary.fetched()).isEqualTo(1_500);
    assertThat(summary.stored()).isEqualTo(300);
    StorageSummary stored =
        suite.calls(ServiceSlot.GATEWAY).get("/api/v1/papers/summary", StorageSummary.class);
    assertThat(stored.model()).isEqualTo(summary.model());
    assertThat(
            suite
                .mlflow()
                .get("registered-models/alias?name=arxivist-classifier&alias=champion")
                .at("/model_version/run_id")
                .asString())
        .isEqualTo(summary.model().runId());
    assertThat(suite.calls(ServiceSlot.UI).answer("GET", "/", null).body()).contains("Arxivist");
  }

  private static RunSummary mainJob(String... options) {
    List<String> command =
        new ArrayList<>(
            List.of(
                StackProcess.java(),
                "-cp",
                StackProcess.ROOT.resolve("local-stack/target/local-stack.jar").toString(),
                MainJobCommand.class.getName()));
    command.addAll(List.of(options));
    try (StackProcess job = StackProcess.start(work, "main-job", command, suite.addresses())) {
      assertThat(job.await(MAIN_JOB)).as(job.out() + job.err()).isZero();
      return JsonMapper.builder().build().readValue(job.lastLine(), RunSummary.class);
    }
  }
}
