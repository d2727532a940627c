package io.arxivist.mongodb;

import static org.assertj.core.api.Assertions.assertThat;

import io.arxivist.contract.Samples;
import io.arxivist.core.classification.Embedding;
import io.arxivist.core.drift.DriftCheckResult;
import io.arxivist.core.harvest.DayState;
import io.arxivist.core.harvest.HarvestTarget;
import io.arxivist.core.harvest.LedgerDay;
import io.arxivist.core.harvest.LedgerEntry;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What the harvest ledger and the stores of drift checks and embeddings do, on whatever server. */
abstract class RecordStoresSuite {
  abstract StoresExtension stores();

  @Test
  void ledgerListsTheNewestLinesFirst() {
    List.of(1, 3, 0, 2).forEach(i -> ledger().record(Samples.ledgerEntry(i)));

    assertThat(ledger().newest(2)).containsExactly(Samples.ledgerEntry(3), Samples.ledgerEntry(2));
  }

  @Test
  void ledgerReplacesALineOfTheSameHarvest() {
    ledger().record(Samples.ledgerEntry(1));
    LedgerEntry open =
        new LedgerEntry(
            "harvest-1",
            "file",
            HarvestTarget.SPLIT,
            List.of(),
            null,
            null,
            null,
            7,
            1,
            false,
            Samples.START,
            null);

    ledger().record(open);

    assertThat(ledger().newest(10)).containsExactly(open);
  }

  @Test
  void embeddingsComeBackByEncoderAndText() {
    Embedding vector = Samples.embedding();
    Embedding other = new Embedding("other", new float[] {0.25f});
    embeddings().keep(Map.of("hash-1", vector, "hash-2", vector));
    embeddings().keep(Map.of("hash-1", other));

    Map<String, Embedding> found =
        embeddings().find(vector.encoder(), List.of("hash-1", "hash-2", "hash-3"));

    assertThat(found).containsOnlyKeys("hash-1", "hash-2");
    assertThat(found.values())
        .allSatisfy(embedding -> {
          assertThat(embedding.encoder()).isEqualTo(vector.encoder());
          assertThat(embedding.vector()).containsExactly(vector.vector());
        });
    assertThat(embeddings().find("other", List.of("hash-1", "hash-2"))).containsOnlyKeys("hash-1");
  }

  @Test
  void daysComeBackSeriesBySeriesOldestFirst() {
    LedgerDay ofAll = of("", Samples.ledgerDay(1), DayState.COMPLETE, 3);
    days().note(List.of(Samples.ledgerDay(2), Samples.ledgerDay(1), ofAll));

    assertThat(days().days(null, null, null))
        .containsExactly(ofAll, Samples.ledgerDay(1), Samples.ledgerDay(2));
    assertThat(days().days(HarvestTarget.CLASSIFICATION, "oai", "")).containsExactly(ofAll);
    assertThat(days().days(HarvestTarget.TRAINING, null, null)).isEmpty();
    assertThat(days().days(null, "api", null)).isEmpty();
  }

  @Test
  void aDayIsLaidOverWhatIsKnownOfIt() {
    LedgerDay cutOff = of("cs", Samples.ledgerDay(9), DayState.INCOMPLETE, 4);
    LedgerDay further = of("cs", Samples.ledgerDay(9), DayState.INCOMPLETE, 6);

    days().note(List.of(cutOff));
    days().note(List.of(further));
    days().note(List.of(cutOff));
    assertThat(days().days(null, null, "cs")).extracting(LedgerDay::received).containsExactly(6L);
    days().note(List.of(Samples.ledgerDay(9)));
    days().note(List.of(cutOff));

    assertThat(days().days(null, null, "cs")).containsExactly(Samples.ledgerDay(9));
  }

  /* Of twenty passes at once the fullest must stand, whoever is first and last. */
  @Test
  void passesAtOnceLoseNothingOfOneAnother() throws Exception {
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Callable<Object>> passes =
          IntStream.rangeClosed(1, 20)
              .mapToObj(i ->
                  Executors.callable(() ->
                      days().note(List.of(of("cs", Samples.ledgerDay(5), DayState.INCOMPLETE, i)))))
              .toList();
      for (Future<Object> pass : threads.invokeAll(passes)) {
        pass.get();
      }
    }

    assertThat(days().days(null, null, "cs")).extracting(LedgerDay::received).containsExactly(20L);
  }

  @Test
  void driftCheckComesBackWithItsReport() {
    DriftCheckResult check = Samples.driftCheck(1);

    checks().save(check, "<html>ö</html>");

    assertThat(checks().find("check-1")).contains(check);
    assertThat(checks().html("check-1")).contains("<html>ö</html>");
    assertThat(checks().find("unknown")).isEmpty();
    assertThat(checks().html("unknown")).isEmpty();
  }

  @Test
  void driftChecksOfOneInstantAreListedByIdFromTheEnd() {
    List.of(1, 3, 0, 2).forEach(i -> checks().save(Samples.driftCheck(i), "<html/>"));

    assertThat(checks().newest(3))
        .containsExactly(Samples.driftCheck(3), Samples.driftCheck(2), Samples.driftCheck(1));
  }

  private static LedgerDay of(String set, LedgerDay day, DayState state, long received) {
    return new LedgerDay(
        day.target(),
        day.source(),
        set,
        day.day(),
        state,
        day.expected(),
        received,
        0,
        0,
        0,
        List.of("a reason"),
        day.harvest(),
        day.at());
  }

  private LedgerDayStore days() {
    return stores().get(LedgerDayStore.class);
  }

  private HarvestLedger ledger() {
    return stores().get(HarvestLedger.class);
  }

  private DriftCheckStore checks() {
    return stores().get(DriftCheckStore.class);
  }

  private EmbeddingStore embeddings() {
    return stores().get(EmbeddingStore.class);
  }
}
