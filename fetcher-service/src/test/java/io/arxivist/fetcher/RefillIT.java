package io.arxivist.fetcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.arxivist.core.harvest.DayState;
import io.arxivist.core.harvest.RefillResult;
import io.arxivist.core.job.JobState;
import io.arxivist.core.job.JobView;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the ledger lacks is asked for until nothing is missing. */
class RefillIT {
  @TempDir private static Path folder;
  private static EightDays fetcher;

  @BeforeAll
  static void start() {
    fetcher = new EightDays(folder);
  }

  @BeforeEach
  void forget() throws IOException {
    fetcher.forget();
  }

  @AfterAll
  static void stop() {
    fetcher.close();
  }

  @Test
  void aRefillThatIsCancelledLeavesItsGapsForTheNext() {
    fetcher.ended("/harvests", EightDays.harvest(1));
    fetcher.arxiv().holdAfter(2);
    JobView refill = fetcher.submit("/ledger/refills", EightDays.everything());
    int before = fetcher.arxiv().requests().size();
    await().atMost(EightDays.LONGEST).until(() -> fetcher.arxiv().requests().size() > before);
    await().atMost(EightDays.LONGEST).until(fetcher::harvesting);

    fetcher.cancel("/ledger/refills", refill);
    fetcher.awaitEnd("/ledger/refills", refill);
    fetcher.arxiv().release();
    await().atMost(EightDays.LONGEST).until(() -> !fetcher.harvesting());

    assertThat(fetcher.job("/ledger/refills", refill).state()).isEqualTo(JobState.CANCELLED);
    fetcher.assertThatOnlyTheWeekendLacksNothing();
    fetcher.refilled(EightDays.WORKING_DAYS);
    fetcher.assertThatAllIsThere();
  }

  @Test
  void aRefillGoesOnAfterARestart() {
    fetcher.ended("/harvests", EightDays.harvest(1));
    fetcher.arxiv().holdAfter(4);
    JobView refill = fetcher.submit("/ledger/refills", EightDays.everything());
    await().atMost(EightDays.LONGEST).until(fetcher::harvesting);

    Thread.ofVirtual().start(fetcher.arxiv()::release);
    fetcher.restart();
    fetcher.awaitEnd("/ledger/refills", refill);

    RefillResult result = fetcher.refill(refill);
    assertThat(result.gaps()).isEqualTo(EightDays.WORKING_DAYS);
    assertThat(result.fetched()).isEqualTo(EightDays.ALL);
    assertThat(result.left()).isEmpty();
    fetcher.assertThatAllIsThere();
  }

  /* The gap ends with Friday: the weekend after it lacks nothing, and is not asked for. */
  @Test
  void daysThatNobodyAskedForAreFoundAndRefilled() {
    fetcher.ended("/harvests", EightDays.harvest(EightDays.FIRST, EightDays.FIRST));
    fetcher.ended("/harvests", EightDays.harvest(EightDays.LAST, EightDays.LAST));
    assertThat(fetcher.states())
        .containsEntry(EightDays.FIRST.plusDays(1), DayState.MISSING)
        .containsEntry(EightDays.FIRST.plusDays(4), DayState.MISSING)
        .containsEntry(EightDays.FIRST.plusDays(5), DayState.NOTHING_ANNOUNCED);

    RefillResult refill = fetcher.refilled(4);

    assertThat(refill.fetched()).isEqualTo(EightDays.ALL - 30 - 25);
    fetcher.assertThatAllIsThere();
    assertThat(fetcher.jobs("/harvests")).hasSize(3);
  }
}
