package io.arxivist.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.arxivist.core.classification.StorageSummary;
import io.arxivist.simulator.ArxivSimulator;
import io.arxivist.simulator.SyntheticCorpus;
import io.arxivist.stack.host.ServiceSlot;
import io.arxivist.stack.host.StackPorts;
import io.arxivist.stack.mainjob.MainJob;
import io.arxivist.stack.mainjob.PaperOrigin;
import io.arxivist.stack.mainjob.RunSummary;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The main job over the services as separate processes. */
class SeparateProcessesIT {
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
    RunSummary summary =
        new MainJob(suite.ports(), CLOCK, new Silent())
            .run(new PaperOrigin("simulator", null, 1_500));

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
}
