package io.arxivist.classifier.encoder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import io.arxivist.contract.Samples;
import io.arxivist.core.classification.Embedding;
import io.arxivist.core.paper.PaperText;
import io.arxivist.learning.encoder.EncoderException;
import io.arxivist.learning.encoder.SentenceEncoder;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TextEmbedderTests {
  private static final PaperText FIRST = new PaperText("First", "");
  private static final PaperText SECOND = new PaperText("Second", "");
  private static final Embedding VECTOR = Samples.embedding();

  private final LazyEncoder lazyEncoder = mock(LazyEncoder.class);
  private final SentenceEncoder encoder = mock(SentenceEncoder.class);
  private final Clock clock = mock(Clock.class);
  private final TextEmbedder embedder = new TextEmbedder(lazyEncoder, clock);

  @BeforeEach
  void everythingWorks() {
    when(clock.instant()).thenReturn(Samples.START);
    when(lazyEncoder.get()).thenReturn(encoder);
    when(encoder.fingerprint()).thenReturn(VECTOR.encoder());
    when(encoder.embed(any())).thenReturn(VECTOR);
  }

  @Test
  void readsTextsInTheirOrder() {
    when(encoder.encodeAll(eq(List.of(FIRST, SECOND)), any()))
        .thenReturn(List.of(new float[] {1}, new float[] {2}));

    List<Optional<Embedding>> embeddings = embedder.embed(List.of(FIRST, SECOND));

    assertThat(embeddings)
        .extracting(embedding -> embedding.orElseThrow().vector()[0])
        .containsExactly(1f, 2f);
  }

  @Test
  void opensTheEncoderBeforeAnyoneWaits() {
    embedder.prepare();

    verify(lazyEncoder).get();
  }

  @Test
  void goesWithoutTheVectorOfATextThatCannotBeRead() {
    EncoderException unreadable = new EncoderException("unreadable", null);
    when(encoder.encodeAll(any(), any())).thenThrow(unreadable);
    when(encoder.embed(FIRST)).thenThrow(unreadable);

    assertThat(embedder.embed(List.of(FIRST, SECOND)))
        .containsExactly(Optional.empty(), Optional.of(VECTOR));
  }

  @Test
  void leavesAnEncoderThatCannotBeLoadedAloneForAWhile() {
    when(lazyEncoder.get()).thenThrow(new EncoderException("no library", null));

    List<Optional<Embedding>> refused = embedder.embed(List.of(FIRST));
    embedder.embed(List.of(FIRST));

    assertThat(refused).containsExactly(Optional.empty());
    verify(lazyEncoder, times(1)).get();
    when(clock.instant()).thenReturn(Samples.START.plus(Duration.ofSeconds(31)));
    embedder.embed(List.of(FIRST));
    verify(lazyEncoder, times(2)).get();
  }
}
