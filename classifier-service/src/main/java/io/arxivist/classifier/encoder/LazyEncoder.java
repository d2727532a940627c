package io.arxivist.classifier.encoder;

import io.arxivist.classifier.ClassifierProperties;
import io.arxivist.learning.encoder.EncoderException;
import io.arxivist.learning.encoder.SentenceEncoder;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The one encoder of the service, shared by the consumer and by callers that wait. It takes some
 * hundred MB: it is opened for the first text, not at the start.
 */
@Component
public class LazyEncoder implements AutoCloseable {
  private final Path cache;
  private @Nullable SentenceEncoder encoder;

  LazyEncoder(ClassifierProperties properties) {
    this.cache = properties.encoderDirectory();
  }

  /**
   * The encoder, opened where it is not.
   *
   * @throws EncoderException when it cannot be loaded; asked again, it tries again
   */
  public synchronized SentenceEncoder get() {
    SentenceEncoder open = encoder;
    if (open == null) {
      open = SentenceEncoder.open(cache, Runtime.getRuntime().availableProcessors());
      encoder = open;
    }
    return open;
  }

  @Override
  public synchronized void close() {
    if (encoder != null) {
      encoder.close();
      encoder = null;
    }
  }
}
