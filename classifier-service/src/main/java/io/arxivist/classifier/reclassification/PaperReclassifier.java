package io.arxivist.classifier.reclassification;

import io.arxivist.classifier.encoder.EncodedText;
import io.arxivist.classifier.encoder.FairEncoder;
import io.arxivist.classifier.encoder.Lane;
import io.arxivist.classifier.encoder.LazyEncoder;
import io.arxivist.classifier.model.ServingModel;
import io.arxivist.core.classification.ClassifiedPaper;
import io.arxivist.core.classification.Embedding;
import io.arxivist.core.classification.Prediction;
import io.arxivist.core.paper.PaperText;
import io.arxivist.learning.encoder.EncoderException;
import io.arxivist.learning.encoder.SentenceEncoder;
import io.arxivist.mongodb.PaperReclassification;
import io.arxivist.mongodb.ReclassificationStore.Standing;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Classifies stored papers anew, one text at a time, and rests as long as each took: the encoder's
 * places and half of one core stay for those who wait.
 */
@Component
class PaperReclassifier {
  private static final Logger LOG = LoggerFactory.getLogger(PaperReclassifier.class);

  private final LazyEncoder lazyEncoder;
  private final FairEncoder fairEncoder;
  private final PaperReclassification papers;
  private final Clock clock;

  PaperReclassifier(
      LazyEncoder lazyEncoder, FairEncoder fairEncoder, PaperReclassification papers, Clock clock) {
    this.lazyEncoder = lazyEncoder;
    this.fairEncoder = fairEncoder;
    this.papers = papers;
    this.clock = clock;
  }

  /**
   * Deals with one paper.
   *
   * @param before where the work stood
   * @param written gets the paper's id where its prediction was replaced
   * @return where the work stands now
   * @throws EncoderException when the encoder cannot be loaded
   * @throws java.util.concurrent.CancellationException when the service ends
   */
  Standing reclassify(
      ClassifiedPaper read, ServingModel model, Standing before, List<String> written)
      throws InterruptedException {
    SentenceEncoder encoder = lazyEncoder.get();
    long begin = System.nanoTime();
    Standing standing = reclassify(read, model, encoder, before, written);
    Thread.sleep(Duration.ofNanos(System.nanoTime() - begin));
    return standing;
  }

  private Standing reclassify(
      ClassifiedPaper read,
      ServingModel model,
      SentenceEncoder encoder,
      Standing standing,
      List<String> written) {
    String id = read.harvested().paper().id();
    ClassifiedPaper anew;
    try {
      anew = anew(read, model, encoder);
    } catch (EncoderException | IllegalArgumentException unreadable) {
      LOG.warn("{} keeps its prediction: {}", id, unreadable.getMessage());
      return Tally.skipped(standing, id);
    }
    if (!papers.replace(read, anew)) {
      return Tally.skipped(standing, id);
    }
    written.add(id);
    return Tally.written(standing, read, anew);
  }

  private ClassifiedPaper anew(ClassifiedPaper read, ServingModel model, SentenceEncoder encoder) {
    PaperText text = read.harvested().paper().text();
    Embedding embedding = fits(read.embedding(), encoder) ? read.embedding() : embedded(text);
    Instant now = clock.instant();
    /* Another replica's clock may run before this one's; the new prediction is the later one. */
    Instant after = read.prediction().at().plusMillis(1);
    return new ClassifiedPaper(
        read.harvested(),
        embedding,
        new Prediction(
            model.classifier().classify(text, embedding),
            model.reference(),
            now.isBefore(after) ? after : now));
  }

  private Embedding embedded(PaperText text) {
    return switch (fairEncoder.encode(List.of(text), Lane.CONSUMER).getFirst()) {
      case EncodedText.Vector vector -> vector.embedding();
      case EncodedText.Unreadable unreadable ->
          throw new EncoderException(unreadable.reason(), null);
    };
  }

  private static boolean fits(Embedding stored, SentenceEncoder encoder) {
    return stored.encoder().equals(encoder.fingerprint())
        && stored.dimensions() == encoder.dimensions();
  }
}
