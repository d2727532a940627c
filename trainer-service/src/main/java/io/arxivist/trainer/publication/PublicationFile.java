package io.arxivist.trainer.publication;

import io.arxivist.trainer.training.Candidate;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import tools.jackson.databind.json.JsonMapper;

/** Keeps beside a candidate how far its publication came, so that a repetition goes on there. */
final class PublicationFile {
  private static final String NAME = "publication.json";

  private final Path file;
  private final JsonMapper json;

  PublicationFile(Candidate candidate, JsonMapper json) {
    this.file = candidate.folder().resolve(NAME);
    this.json = json;
  }

  Optional<Publication> read() {
    try {
      return Files.exists(file)
          ? Optional.of(json.readValue(Files.readString(file), Publication.class))
          : Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(file + " cannot be read", e);
    }
  }

  void write(Publication publication) {
    Path fresh = file.resolveSibling(NAME + ".part");
    try {
      Files.writeString(fresh, json.writeValueAsString(publication));
      Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException(file + " cannot be written", e);
    }
  }
}
