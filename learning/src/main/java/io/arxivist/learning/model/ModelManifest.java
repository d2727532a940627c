package io.arxivist.learning.model;

import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What {@code manifest.json} holds.
 *
 * @param formatVersion of the folder's layout
 * @param createdBy the library that wrote it
 * @param files SHA-256 of every other file, hexadecimal, by name
 * @param papers how many papers the vocabulary was learnt from
 * @param golden what the model answered to a known text when it was written; null in models of
 *     before
 */
record ModelManifest(
    int formatVersion,
    String createdBy,
    int papers,
    ModelSettings settings,
    @Nullable GoldenAnswer golden,
    Map<String, String> files) {
  /** Format 1 knows no encoder part; it is read for ever. */
  static final int OLDEST_FORMAT_VERSION = 1;

  static final int FORMAT_VERSION = 2;

  ModelManifest {
    files = new TreeMap<>(files);
  }
}
