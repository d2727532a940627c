package io.arxivist.classifier.encoder;

import io.arxivist.core.classification.Embedding;
import io.arxivist.core.paper.PaperText;
import io.arxivist.learning.encoder.EncoderException;
import io.arxivist.learning.encoder.SentenceEncoder;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
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

  private final LazyEncoder lazyEncoder;
  private final Clock clock;
  private volatile Instant tryAgain = Instant.MIN;

  TextEmbedder(LazyEncoder lazyEncoder, Clock clock) {
    this.lazyEncoder = lazyEncoder;
    this.clock = clock;
  }

  /** Opens the encoder where it is not open. */
  public void prepare() {
    encoder();
  }

  /** The vector of each text, in their order; empty where there is none to be had. */
  public List<Optional<Embedding>> embed(List<PaperText> texts) {
    return encoder()
        .map(encoder -> read(texts, encoder))
        .orElseGet(() -> texts.stream().map(text -> Optional.<Embedding>empty()).toList());
  }

  private Optional<SentenceEncoder> encoder() {
    if (clock.instant().isBefore(tryAgain)) {
      return Optional.empty();
    }
    try {
      return Optional.of(lazyEncoder.get());
    } catch (EncoderException failure) {
      tryAgain = clock.instant().plus(PAUSE);
      LOG.warn("the encoder cannot be loaded; texts are classified by their words alone", failure);
      return Optional.empty();
    }
  }

  private static List<Optional<Embedding>> read(List<PaperText> texts, SentenceEncoder encoder) {
    if (texts.size() > 1) {
      try {
        return encoder.encodeAll(texts, done -> {}).stream()
            .map(vector -> Optional.of(new Embedding(encoder.fingerprint(), vector)))
            .toList();
      } catch (EncoderException oneIsUnreadable) {
        LOG.info("a request is read text by text: {}", oneIsUnreadable.getMessage());
      }
    }
    return texts.stream().map(text -> readOne(text, encoder)).toList();
  }

  private static Optional<Embedding> readOne(PaperText text, SentenceEncoder encoder) {
    try {
      return Optional.of(encoder.embed(text));
    } catch (EncoderException unreadable) {
      LOG.info("a text is classified by its words alone: {}", unreadable.getMessage());
      return Optional.empty();
    }
  }
}
