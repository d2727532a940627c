package io.arxivist.fetcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.arxivist.core.harvest.LedgerDay;
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

/** Eight days harvested with whatever can come between: the ledger tells what is missing. */
class LedgerIT {
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
  void aHarvestThatWasCutOffIsRefilledUntilNothingIsMissing() {
    JobView limited = fetcher.ended("/harvests", EightDays.harvest(70));
    assertThat(limited.state()).isEqualTo(JobState.SUCCEEDED);
    assertThat(fetcher.days())
        .hasSize(8)
        .allMatch(day -> day.reasons().contains("the harvest ended at its limit of 70 papers"));
    fetcher.assertThatOnlyTheWeekendLacksNothing();
    assertThat(fetcher.days().stream().mapToLong(LedgerDay::received).sum()).isEqualTo(70);
    RefillResult refill = fetcher.refilled(EightDays.WORKING_DAYS);
    assertThat(refill.fetched()).isEqualTo(EightDays.ALL);
    fetcher.assertThatAllIsThere();
  }

  @Test
  void aRepeatedHarvestChangesNoCount() {
    fetcher.ended("/harvests", EightDays.harvest(null));
    fetcher.assertThatAllIsThere();
    fetcher.ended("/harvests", EightDays.harvest(null));
    fetcher.assertThatAllIsThere();
    fetcher.ended("/harvests", EightDays.harvest(10));
    fetcher.assertThatAllIsThere();
    assertThat(fetcher.ended("/ledger/refills", EightDays.everything()).state())
        .isEqualTo(JobState.SUCCEEDED);
  }

  @Test
  void aHarvestThatIsCancelledOrFailsSaysSo() {
    int before = fetcher.arxiv().requests().size();
    fetcher.arxiv().holdAfter(3);
    JobView cancelled = fetcher.submit("/harvests", EightDays.harvest(null));
    await().atMost(EightDays.LONGEST).until(() -> fetcher.arxiv().requests().size() == before + 4);
    fetcher.cancel("/harvests", cancelled);
    fetcher.arxiv().release();
    fetcher.awaitEnd("/harvests", cancelled);
    assertThat(fetcher.job("/harvests", cancelled).state()).isEqualTo(JobState.CANCELLED);
    assertThat(fetcher.days())
        .allMatch(day -> day.reasons().contains("the harvest was stopped before its end"));
    long came = fetcher.days().stream().mapToLong(LedgerDay::received).sum();
    assertThat(came).isBetween(60L, 80L);

    JobView failed =
        fetcher.withoutArxiv(() -> fetcher.ended("/harvests", EightDays.harvest(null)));
    assertThat(failed.state()).isEqualTo(JobState.FAILED);
    assertThat(fetcher.days())
        .allSatisfy(day ->
            assertThat(day.reasons())
                .singleElement()
                .asString()
                .startsWith("the harvest failed: ")
                .contains("cannot be reached"));
    assertThat(fetcher.days().stream().mapToLong(LedgerDay::received).sum()).isEqualTo(came);

    /* One that has just found OAI-PMH down would let the query API stand in for five minutes. */
    fetcher.restart();
    fetcher.refilled(EightDays.WORKING_DAYS);
    fetcher.assertThatAllIsThere();
  }
}
