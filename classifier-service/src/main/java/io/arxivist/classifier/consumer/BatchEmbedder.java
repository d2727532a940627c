package io.arxivist.classifier.consumer;

import io.arxivist.classifier.consumer.EmbeddedBatch.EmbeddedPaper;
import io.arxivist.classifier.consumer.EmbeddedBatch.Refusal;
import io.arxivist.classifier.encoder.EncodedText;
import io.arxivist.classifier.encoder.FairEncoder;
import io.arxivist.classifier.encoder.Lane;
import io.arxivist.core.classification.Embedding;
import io.arxivist.core.paper.PaperText;
import io.arxivist.core.queue.Delivery;
import io.arxivist.learning.encoder.EncoderException;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * Gives each paper of a batch its vector. One that the encoder cannot read does not stop the rest.
 */
@Component
class BatchEmbedder {
  private final FairEncoder fairEncoder;

  BatchEmbedder(FairEncoder fairEncoder) {
    this.fairEncoder = fairEncoder;
  }

  /**
   * The batch with its vectors.
   *
   * @throws EncoderException when the encoder cannot be loaded
   */
  EmbeddedBatch embed(List<Delivery> batch) {
    List<PaperText> texts = batch.stream().map(BatchEmbedder::text).toList();
    List<EncodedText> encoded = fairEncoder.encode(texts, Lane.CONSUMER);
    List<EmbeddedPaper> papers = new ArrayList<>();
    List<Refusal> refusals = new ArrayList<>();
    for (int i = 0; i < batch.size(); i++) {
      Delivery delivery = batch.get(i);
      switch (encoded.get(i)) {
        case EncodedText.Vector(Embedding embedding) ->
            papers.add(new EmbeddedPaper(delivery, embedding));
        case EncodedText.Unreadable(String reason) -> refusals.add(new Refusal(delivery, reason));
      }
    }
    return new EmbeddedBatch(papers, refusals);
  }

  private static PaperText text(Delivery delivery) {
    return delivery.paper().paper().text();
  }
}
