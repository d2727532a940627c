package io.arxivist.classifier.encoder;

import io.arxivist.core.classification.Embedding;

/** What became of a text that the encoder was given. */
public sealed interface EncodedText {

  /** It has a vector. */
  record Vector(Embedding embedding) implements EncodedText {}

  /** The encoder failed on this one text. */
  record Unreadable(String reason) implements EncodedText {}
}
