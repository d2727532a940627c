package io.arxivist.fetcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.arxivist.core.job.JobState;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The fetcher harvests, refills and pushes by itself. */
class ScheduleIT {
  @TempDir Path folder;

  /* Asked for up to Friday, 13; on Wednesday, 18, at seven, Tuesday is the last whole day. */
  @Test
  void theScheduleGoesOnWhereTheLedgerEndsAndPushes() {
    try (EightDays fetcher = new EightDays(folder)) {
      /* A set so small that Tuesday may well be without a paper: no gap that would be refilled. */
      fetcher.ended(
          "/harvests", EightDays.harvest(EightDays.FIRST, EightDays.FIRST.plusDays(4), "math"));
      fetcher.restart("--fetcher.schedule.enabled=true", "--fetcher.schedule.sets=math");
      await()
          .atMost(EightDays.LONGEST)
          .until(() ->
              fetcher.jobs("/pushes").stream()
                  .anyMatch(push -> push.state() == JobState.SUCCEEDED));
      assertThat(fetcher.local()).isZero();
      fetcher.restart("--fetcher.schedule.enabled=true", "--fetcher.schedule.sets=math");

      await()
          .during(Duration.ofSeconds(2))
          .untilAsserted(() -> {
            assertThat(fetcher.jobs("/harvests")).hasSize(2);
            assertThat(fetcher.jobs("/pushes")).hasSize(1);
            assertThat(fetcher.jobs("/ledger/refills")).isEmpty();
          });
      assertThat(fetcher.calendar().series())
          .singleElement()
          .satisfies(series -> {
            assertThat(series.set()).isEqualTo("math");
            assertThat(series.lastComplete()).isEqualTo(EightDays.LAST.plusDays(1));
            assertThat(series.lagDays()).isZero();
          });
    }
  }
}
