package io.arxivist.learning.encoder;

import io.arxivist.learning.model.Checksums;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * The weights and the tokenizer of all-MiniLM-L6-v2 (int8), copied from the class path to where the
 * native libraries can read them.
 *
 * @param folder holds both files under the names that DJL expects
 * @param fingerprint of their content and of the longest text, 16 hexadecimal digits
 */
record EncoderFiles(Path folder, String fingerprint) {
  static final String MODEL_NAME = "all-minilm-l6-v2-q";

  private static final String WEIGHTS = MODEL_NAME + ".onnx";
  private static final String TOKENIZER = "tokenizer.json";
  private static final int FINGERPRINT_DIGITS = 16;

  static EncoderFiles unpack(Path cacheDirectory, int longestTokens) throws IOException {
    Path folder = cacheDirectory.resolve(MODEL_NAME);
    Files.createDirectories(folder);
    String weights = copy("/" + WEIGHTS, folder.resolve(WEIGHTS));
    String tokenizer = copy("/" + MODEL_NAME + "-tokenizer.json", folder.resolve(TOKENIZER));
    String all = Checksums.sha256(weights + "\n" + tokenizer + "\n" + longestTokens);
    return new EncoderFiles(folder, all.substring(0, FINGERPRINT_DIGITS));
  }

  /* Several processes may share the folder: a file appears whole or not at all. */
  private static String copy(String resource, Path target) throws IOException {
    Path fresh = Files.createTempFile(target.getParent(), "unpacking", null);
    try {
      try (InputStream in = EncoderFiles.class.getResourceAsStream(resource)) {
        if (in == null) {
          throw new FileNotFoundException(resource + " is not on the class path");
        }
        Files.copy(in, fresh, StandardCopyOption.REPLACE_EXISTING);
      }
      String checksum = Checksums.sha256(fresh);
      if (!Files.exists(target) || !Checksums.sha256(target).equals(checksum)) {
        Files.move(fresh, target, StandardCopyOption.ATOMIC_MOVE);
      }
      return checksum;
    } finally {
      Files.deleteIfExists(fresh);
    }
  }
}
