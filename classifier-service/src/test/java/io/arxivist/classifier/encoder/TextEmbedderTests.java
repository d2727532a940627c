package io.arxivist.classifier.encoder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import io.arxivist.contract.Samples;
import io.arxivist.core.classification.Embedding;
import io.arxivist.core.paper.PaperText;
import io.arxivist.learning.encoder.EncoderException;
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
  private static final Embedding OTHER = new Embedding(VECTOR.encoder(), new float[] {1});

  private final FairEncoder encoder = mock(FairEncoder.class);
  private final Clock clock = mock(Clock.class);
  private final TextEmbedder embedder = new TextEmbedder(encoder, clock);

  @BeforeEach
  void theClockStands() {
    when(clock.instant()).thenReturn(Samples.START);
  }

  @Test
  void putsASingleTextBeforeManyAtOnce() {
    when(encoder.encode(List.of(FIRST), Lane.SINGLE))
        .thenReturn(List.of(new EncodedText.Vector(VECTOR)));
    when(encoder.encode(List.of(FIRST, SECOND), Lane.BATCH))
        .thenReturn(List.of(new EncodedText.Vector(VECTOR), new EncodedText.Vector(OTHER)));

    assertThat(embedder.embed(List.of(FIRST))).containsExactly(Optional.of(VECTOR));
    assertThat(embedder.embed(List.of(FIRST, SECOND)))
        .containsExactly(Optional.of(VECTOR), Optional.of(OTHER));
  }

  @Test
  void opensTheEncoderBeforeAnyoneWaits() {
    embedder.prepare();

    verify(encoder).prepare();
  }

  @Test
  void goesWithoutTheVectorOfATextThatCannotBeRead() {
    when(encoder.encode(any(), any()))
        .thenReturn(
            List.of(new EncodedText.Unreadable("unreadable"), new EncodedText.Vector(VECTOR)));

    assertThat(embedder.embed(List.of(FIRST, SECOND)))
        .containsExactly(Optional.empty(), Optional.of(VECTOR));
  }

  @Test
  void leavesAnEncoderThatCannotBeLoadedAloneForAWhile() {
    when(encoder.encode(any(), any())).thenThrow(new EncoderException("no library", null));

    List<Optional<Embedding>> refused = embedder.embed(List.of(FIRST));
    embedder.embed(List.of(FIRST));

    assertThat(refused).containsExactly(Optional.empty());
    verify(encoder, times(1)).encode(any(), any());
    when(clock.instant()).thenReturn(Samples.START.plus(Duration.ofSeconds(31)));
    embedder.embed(List.of(FIRST));
    verify(encoder, times(2)).encode(any(), any());
  }
}
