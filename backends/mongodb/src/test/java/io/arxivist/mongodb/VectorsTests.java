package io.arxivist.mongodb;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class VectorsTests {
  @Test
  void writesFloatsLowByteFirst() {
    /* 1.0 is 0x3F800000 and -2.0 is 0xC0000000 in IEEE 754. */
    assertThat(Vectors.bytes(new float[] {1f, -2f}))
        .containsExactly(0, 0, 0x80, 0x3F, 0, 0, 0, 0xC0);
  }

  @Test
  void readsBackEveryBit() {
    float[] vector = {0.1f, Float.MIN_VALUE, -0.0f, Float.MAX_VALUE};

    assertThat(Vectors.floats(Vectors.bytes(vector))).containsExactly(vector);
  }
}
