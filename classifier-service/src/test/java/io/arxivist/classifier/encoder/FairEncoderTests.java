package io.arxivist.classifier.encoder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import io.arxivist.contract.Samples;
import io.arxivist.core.classification.Embedding;
import io.arxivist.core.paper.PaperText;
import io.arxivist.learning.encoder.EncoderException;
import io.arxivist.learning.encoder.SentenceEncoder;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FairEncoderTests {
  private static final int CORES = Runtime.getRuntime().availableProcessors();
  private static final Map<PaperText, float[]> VECTORS = new ConcurrentHashMap<>();

  private final LazyEncoder lazyEncoder = mock(LazyEncoder.class);
  private final SentenceEncoder encoder = mock(SentenceEncoder.class);
  private final MeterRegistry meters = new SimpleMeterRegistry();
  private final Semaphore allowed = new Semaphore(0);
  private final AtomicInteger inHand = new AtomicInteger();
  private final AtomicInteger mostInHand = new AtomicInteger();
  private final FairEncoder fair = new FairEncoder(lazyEncoder, meters);

  @BeforeEach
  void encodesWhatIsAllowed() {
    when(lazyEncoder.get()).thenReturn(encoder);
    when(encoder.embed(any()))
        .thenAnswer(call -> {
          mostInHand.accumulateAndGet(inHand.incrementAndGet(), Math::max);
          allowed.acquire();
          inHand.decrementAndGet();
          return vector(call.getArgument(0));
        });
  }

  @AfterEach
  void close() {
    allowed.release(10_000);
    fair.close();
  }

  @Test
  void answersInTheOrderOfTheTexts() {
    allowed.release(100);

    assertThat(fair.encode(texts(100), Lane.BATCH))
        .isEqualTo(
            texts(100).stream()
                .map(FairEncoderTests::vector)
                .map(EncodedText.Vector::new)
                .toList());
  }

  @Test
  void answersASingleTextWhileALongBatchWaits() {
    CompletableFuture<List<EncodedText>> batch = inBackground(texts(1_000), Lane.BATCH);
    await().until(() -> inHand.get() == CORES);
    CompletableFuture<List<EncodedText>> single = inBackground(texts(1), Lane.SINGLE);
    await().until(() -> waiting("single") == 1);

    /* Those in hand, and the one that comes next. */
    allowed.release(CORES + 1);

    await().until(single::isDone);
    assertThat(batch).isNotDone();
    assertThat(mostInHand.get()).isEqualTo(CORES);
  }

  @Test
  void refusesOnlyTheTextThatCannotBeRead() {
    doThrow(new EncoderException("unreadable", null)).when(encoder).embed(texts(1).getFirst());
    allowed.release(1);

    assertThat(fair.encode(texts(2), Lane.CONSUMER))
        .containsExactly(
            new EncodedText.Unreadable("unreadable"),
            new EncodedText.Vector(vector(texts(2).getLast())));
  }

  @Test
  void goesOnAfterAFailureBeyondOneText() {
    doThrow(new IllegalStateException("no memory")).when(encoder).embed(texts(1).getFirst());
    allowed.release(1_000);

    for (int i = 0; i < 2 * CORES; i++) {
      assertThatThrownBy(() -> fair.encode(texts(1), Lane.SINGLE))
          .isInstanceOf(CancellationException.class)
          .hasMessageContaining("no memory");
    }
    assertThat(fair.encode(texts(2).subList(1, 2), Lane.SINGLE)).hasSize(1);
  }

  @Test
  void tellsWhoWaitsThatTheServiceEnds() {
    CompletableFuture<List<EncodedText>> batch = inBackground(texts(1_000), Lane.BATCH);
    await().until(() -> inHand.get() == CORES);

    CompletableFuture<Void> closing = CompletableFuture.runAsync(fair::close);
    await().until(batch::isCompletedExceptionally);
    allowed.release(CORES);
    closing.join();

    assertThatThrownBy(batch::join).hasStackTraceContaining("the service ends");
    assertThatThrownBy(() -> fair.encode(texts(1), Lane.SINGLE))
        .isInstanceOf(CancellationException.class);
  }

  @Test
  void saysAtOnceThatTheEncoderCannotBeLoaded() {
    when(lazyEncoder.get()).thenThrow(new EncoderException("no library", null));

    assertThatThrownBy(() -> fair.encode(texts(1), Lane.SINGLE))
        .isInstanceOf(EncoderException.class);
  }

  private CompletableFuture<List<EncodedText>> inBackground(List<PaperText> texts, Lane lane) {
    return CompletableFuture.supplyAsync(
        () -> fair.encode(texts, lane), Thread::startVirtualThread);
  }

  private double waiting(String lane) {
    return meters.get("arxivist.encoder.waiting").tag("lane", lane).gauge().value();
  }

  private static List<PaperText> texts(int count) {
    return IntStream.range(0, count).mapToObj(i -> new PaperText("Text " + i, "")).toList();
  }

  private static Embedding vector(PaperText text) {
    /* Arrays are equal only to themselves: one a text. */
    float[] vector = VECTORS.computeIfAbsent(text, one -> new float[1]);
    return new Embedding(Samples.embedding().encoder(), vector);
  }
}
