package io.arxivist.classifier.consumer;

import io.arxivist.core.classification.Embedding;
import io.arxivist.core.queue.Delivery;
import java.util.List;

/** A batch after the encoder: papers with their vectors, and those it could not read. */
record EmbeddedBatch(List<EmbeddedPaper> papers, List<Refusal> refusals) {

  /** A paper and its vector. */
  record EmbeddedPaper(Delivery delivery, Embedding embedding) {}

  /** A paper that failed alone, while others went through. */
  record Refusal(Delivery delivery, String reason) {}
}
