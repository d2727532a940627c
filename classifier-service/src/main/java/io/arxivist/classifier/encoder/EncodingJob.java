package io.arxivist.classifier.encoder;

import io.arxivist.core.paper.PaperText;
import io.arxivist.learning.encoder.EncoderException;
import io.arxivist.learning.encoder.SentenceEncoder;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** The texts of one caller. Turns are handed out under the lock of {@link FairEncoder}. */
final class EncodingJob {
  private final SentenceEncoder encoder;
  private final List<PaperText> texts;
  private final @Nullable EncodedText[] results;
  private final CountDownLatch missing;
  private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
  private int next;

  EncodingJob(SentenceEncoder encoder, List<PaperText> texts) {
    this.encoder = encoder;
    this.texts = texts;
    this.results = new EncodedText[texts.size()];
    this.missing = new CountDownLatch(texts.size());
  }

  /** Texts that nobody has taken yet. */
  int waiting() {
    return texts.size() - next;
  }

  /** Takes the next text; what is returned encodes it. */
  Runnable turn() {
    int mine = next++;
    return () -> encode(mine);
  }

  /** Gives up the texts that were not taken; the caller is told why. */
  void abandon(Throwable cause) {
    failure.compareAndSet(null, cause);
    while (missing.getCount() > 0) {
      missing.countDown();
    }
  }

  /**
   * Waits for all texts.
   *
   * @throws CancellationException if the job was abandoned
   */
  List<EncodedText> await() throws InterruptedException {
    missing.await();
    Throwable cause = failure.get();
    if (cause != null) {
      throw (CancellationException)
          new CancellationException("not encoded: " + cause.getMessage()).initCause(cause);
    }
    return Arrays.stream(results).map(Objects::requireNonNull).toList();
  }

  private void encode(int i) {
    try {
      results[i] = new EncodedText.Vector(encoder.embed(texts.get(i)));
    } catch (EncoderException unreadable) {
      results[i] = new EncodedText.Unreadable(String.valueOf(unreadable.getMessage()));
    } catch (RuntimeException | Error unexpected) {
      abandon(unexpected);
      throw unexpected;
    } finally {
      missing.countDown();
    }
  }
}
