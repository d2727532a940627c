package io.arxivist.classifier.consumer;

import io.arxivist.classifier.consumer.EmbeddedBatch.EmbeddedPaper;
import io.arxivist.classifier.consumer.EmbeddedBatch.Refusal;
import io.arxivist.classifier.encoder.LazyEncoder;
import io.arxivist.core.classification.Embedding;
import io.arxivist.core.paper.PaperText;
import io.arxivist.core.queue.Delivery;
import io.arxivist.learning.encoder.EncoderException;
import io.arxivist.learning.encoder.SentenceEncoder;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.springframework.stereotype.Component;

/**
 * Gives each paper of a batch its vector. One that the encoder cannot read does not stop the rest.
 */
@Component
class BatchEmbedder {
  private final LazyEncoder lazyEncoder;

  BatchEmbedder(LazyEncoder lazyEncoder) {
    this.lazyEncoder = lazyEncoder;
  }

  /**
   * The batch with its vectors.
   *
   * @throws EncoderException when the encoder cannot be loaded, or reads none of the papers
   */
  EmbeddedBatch embed(List<Delivery> batch) {
    SentenceEncoder encoder = lazyEncoder.get();
    try {
      List<PaperText> texts = batch.stream().map(BatchEmbedder::text).toList();
      List<float[]> vectors = encoder.encodeAll(texts, done -> {});
      return new EmbeddedBatch(
          IntStream.range(0, batch.size())
              .mapToObj(i -> embedded(batch.get(i), encoder, vectors.get(i)))
              .toList(),
          List.of());
    } catch (EncoderException failed) {
      return oneByOne(batch, encoder);
    }
  }

  private static EmbeddedBatch oneByOne(List<Delivery> batch, SentenceEncoder encoder) {
    List<EmbeddedPaper> papers = new ArrayList<>();
    List<Refusal> refusals = new ArrayList<>();
    for (Delivery delivery : batch) {
      try {
        papers.add(embedded(delivery, encoder, encoder.encode(text(delivery))));
      } catch (EncoderException failed) {
        refusals.add(new Refusal(delivery, String.valueOf(failed.getMessage())));
      }
    }
    return new EmbeddedBatch(papers, refusals);
  }

  private static EmbeddedPaper embedded(
      Delivery delivery, SentenceEncoder encoder, float[] vector) {
    return new EmbeddedPaper(delivery, new Embedding(encoder.fingerprint(), vector));
  }

  private static PaperText text(Delivery delivery) {
    return delivery.paper().paper().text();
  }
}
