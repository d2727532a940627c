package io.arxivist.core.classification;

import io.arxivist.core.validation.Check;

/**
 * A sentence encoder's vector for one paper. Vectors of two encoders are never compared.
 *
 * @param encoder fingerprint of the encoder (weights, tokenizer, length)
 * @param vector unit length
 */
public record Embedding(String encoder, float[] vector) {
  public Embedding {
    Check.notBlank("encoder", encoder);
    Check.present("vector", vector);
  }

  public int dimensions() {
    return vector.length;
  }
}
