package io.arxivist.stack;

import io.arxivist.stack.host.DataFolder;
import io.arxivist.stack.mainjob.PaperOrigin;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * What the data folder holds: written when a main job has finished, so that the next start knows
 * whether there is anything left to do.
 */
record RunRecord(PaperOrigin origin, Instant finishedAt) {
  private static final String FILE = "run.json";

  static Optional<RunRecord> read(DataFolder data, JsonMapper json) {
    Path file = data.resolve(FILE);
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    try {
      return Optional.of(json.readValue(file.toFile(), RunRecord.class));
    } catch (JacksonException unreadable) {
      throw new StackException(file + " cannot be read; remove it to begin anew.", unreadable);
    }
  }

  void write(DataFolder data, JsonMapper json) {
    Path file = data.resolve(FILE);
    Path draft = data.resolve(FILE + ".new");
    try {
      Files.writeString(draft, json.writeValueAsString(this));
      Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException unwritable) {
      throw new StackException(file + " cannot be written: " + unwritable, unwritable);
    }
  }
}
