package io.arxivist.mongodb;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Vectors as little-endian float32 bytes: a third of an array of doubles, and read back bit by bit.
 * MongoDB's own vector subtype would break the embedded server.
 */
final class Vectors {
  private Vectors() {}

  static byte[] bytes(float[] vector) {
    ByteBuffer buffer =
        ByteBuffer.allocate(vector.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    buffer.asFloatBuffer().put(vector);
    return buffer.array();
  }

  static float[] floats(byte[] bytes) {
    float[] vector = new float[bytes.length / Float.BYTES];
    ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().get(vector);
    return vector;
  }
}
