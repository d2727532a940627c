package io.arxivist.jenkins;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.NoSuchElementException;
import java.util.Objects;

/** A Jenkinsfile that has been read; builds run it, one after the other. */
record Pipeline(PipelineScript script, Stage root) {

  /** The project's own. */
  static Pipeline ofProject() throws IOException {
    return PipelineReader.read(Files.readString(projectRoot().resolve("Jenkinsfile")));
  }

  static Path projectRoot() {
    return Path.of(Objects.requireNonNull(System.getProperty("arxivist.root"), "arxivist.root"));
  }

  Stage stage(String name) {
    return root.all()
        .filter(stage -> stage.name.equals(name))
        .findFirst()
        .orElseThrow(() -> new NoSuchElementException("no stage is called " + name));
  }
}
