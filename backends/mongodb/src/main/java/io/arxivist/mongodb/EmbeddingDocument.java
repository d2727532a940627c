package io.arxivist.mongodb;

import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * A text's vector.
 *
 * @param id the encoder's fingerprint, a colon, and the hash of the text
 * @param vector little-endian float32
 */
@Document(EmbeddingDocument.COLLECTION)
record EmbeddingDocument(@Id String id, byte[] vector) {
  static final String COLLECTION = "embeddings";
}
