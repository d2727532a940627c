package io.arxivist.classifier.encoder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import io.arxivist.contract.Samples;
import io.arxivist.core.paper.PaperText;
import io.arxivist.learning.encoder.SentenceEncoder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class EncoderTurnsTests {
  private final SentenceEncoder encoder = mock(SentenceEncoder.class);
  private final List<String> encoded = new ArrayList<>();
  private final EncoderTurns turns = new EncoderTurns();

  @BeforeEach
  void remembersWhatIsEncoded() {
    when(encoder.embed(any()))
        .thenAnswer(call -> {
          encoded.add(call.<PaperText>getArgument(0).title());
          return Samples.embedding();
        });
  }

  @Test
  void givesNothingWhereNobodyWaits() {
    assertThat(turns.next()).isEmpty();
  }

  @Test
  void putsASingleTextBeforeTheRestOfABatchAndOfTheConsumer() {
    turns.add(Lane.BATCH, job("batch", 1_000));
    turns.add(Lane.CONSUMER, job("queue", 64));
    take(2);
    turns.add(Lane.SINGLE, job("single", 1));

    take(1);

    assertThat(encoded.getLast()).isEqualTo("single");
  }

  @Test
  void givesOthersEveryFourthTurnHoweverManySinglesWait() {
    turns.add(Lane.CONSUMER, job("queue", 64));
    turns.add(Lane.BATCH, job("batch", 64));
    for (int i = 0; i < 50; i++) {
      turns.add(Lane.SINGLE, job("single", 1));
    }

    take(16);

    assertThat(encoded)
        .containsExactly(
            "single", "single", "single", "batch", "single", "single", "single", "queue", "single",
            "single", "single", "batch", "single", "single", "single", "queue");
  }

  @Test
  void sharesTheRestBetweenBatchesAndTheConsumer() {
    turns.add(Lane.BATCH, job("batch", 3));
    turns.add(Lane.CONSUMER, job("queue", 4));

    take(7);

    assertThat(encoded)
        .containsExactly("batch", "queue", "batch", "queue", "batch", "queue", "queue");
  }

  @Test
  void givesEachCallerOfALaneOneTextInTurn() {
    turns.add(Lane.BATCH, job("long", 100));
    turns.add(Lane.BATCH, job("short", 2));

    take(5);

    assertThat(encoded).containsExactly("long", "short", "long", "short", "long");
  }

  @Test
  void countsWhoWaits() {
    turns.add(Lane.BATCH, job("batch", 3));
    EncodingJob gone = job("gone", 5);
    turns.add(Lane.BATCH, gone);
    take(1);

    turns.remove(gone);

    assertThat(turns.waiting(Lane.BATCH)).isEqualTo(2);
    assertThat(turns.waiting(Lane.SINGLE)).isZero();
  }

  private void take(int count) {
    IntStream.range(0, count)
        .mapToObj(i -> turns.next())
        .map(Optional::orElseThrow)
        .forEach(Runnable::run);
  }

  private EncodingJob job(String name, int texts) {
    return new EncodingJob(
        encoder, IntStream.range(0, texts).mapToObj(i -> new PaperText(name, "")).toList());
  }
}
