package io.arxivist.classifier.consumer;

import io.arxivist.classifier.ClassifierProperties;
import io.arxivist.learning.encoder.SentenceEncoder;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/* The encoder takes some hundred MB: it is opened for the first batch, not for the first request. */
@Component
class LazyEncoder implements AutoCloseable {
  private final Path cache;
  private @Nullable SentenceEncoder encoder;

  LazyEncoder(ClassifierProperties properties) {
    this.cache = properties.encoderDirectory();
  }

  synchronized SentenceEncoder get() {
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
