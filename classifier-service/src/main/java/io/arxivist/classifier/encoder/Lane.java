package io.arxivist.classifier.encoder;

/** Who waits for the encoder. */
public enum Lane {
  /** Somebody waits for this one text. */
  SINGLE,
  /** Somebody waits for many texts at once. */
  BATCH,
  /** Nobody waits: papers of the queue. */
  CONSUMER
}
