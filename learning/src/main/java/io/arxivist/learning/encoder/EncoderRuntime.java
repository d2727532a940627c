package io.arxivist.learning.encoder;

import ai.onnxruntime.OrtEnvironment;
import java.util.Objects;

/** What the encoder runs on. */
public final class EncoderRuntime {
  private EncoderRuntime() {}

  /** The version of ONNX Runtime, of its Java side: the native part comes in the same jar. */
  public static String version() {
    return Objects.requireNonNullElse(
        OrtEnvironment.class.getPackage().getImplementationVersion(), "unknown");
  }
}
