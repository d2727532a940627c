package io.arxivist.classifier.encoder;

import io.arxivist.core.classification.Embedding;
import io.arxivist.core.paper.PaperText;
import io.arxivist.learning.encoder.EncoderException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Vectors for callers that wait. They would rather have an answer without a vector than none: an
 * encoder that cannot be loaded is left alone for a while, and a text that it cannot read goes
 * without.
 */
@Component
public class TextEmbedder {
  private static final Logger LOG = LoggerFactory.getLogger(TextEmbedder.class);
  private static final Duration PAUSE = Duration.ofSeconds(30);

  private final FairEncoder fairEncoder;
  private final Clock clock;
  private volatile Instant tryAgain = Instant.MIN;

  TextEmbedder(FairEncoder fairEncoder, Clock clock) {
    this.fairEncoder = fairEncoder;
    this.clock = clock;
  }

  /** Opens the encoder where it is not open. */
  public void prepare() {
    tried(() -> {
      fairEncoder.prepare();
      return List.of();
    });
  }

  /** The vector of each text, in their order; empty where there is none to be had. */
  public List<Optional<Embedding>> embed(List<PaperText> texts) {
    Lane lane = texts.size() == 1 ? Lane.SINGLE : Lane.BATCH;
    return tried(() -> fairEncoder.encode(texts, lane))
        .map(encoded -> encoded.stream().map(TextEmbedder::vector).toList())
        .orElseGet(() -> texts.stream().map(text -> Optional.<Embedding>empty()).toList());
  }

  private Optional<List<EncodedText>> tried(Supplier<List<EncodedText>> step) {
    if (clock.instant().isBefore(tryAgain)) {
      return Optional.empty();
    }
    try {
      return Optional.of(step.get());
    } catch (EncoderException failure) {
      tryAgain = clock.instant().plus(PAUSE);
      LOG.warn("the encoder cannot be loaded; texts are classified by their words alone", failure);
      return Optional.empty();
    }
  }

  private static Optional<Embedding> vector(EncodedText encoded) {
    return switch (encoded) {
      case EncodedText.Vector(Embedding embedding) -> Optional.of(embedding);
      case EncodedText.Unreadable(String reason) -> {
        LOG.info("a text is classified by its words alone: {}", reason);
        yield Optional.empty();
      }
    };
  }
}
