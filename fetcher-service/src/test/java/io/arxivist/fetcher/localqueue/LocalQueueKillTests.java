package io.arxivist.fetcher.localqueue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

/** Kills a writing process in the middle of its work. */
class LocalQueueKillTests {
  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(ints = {3, 40, 150})
  void keepsEveryBatchThatWasAcknowledged(int batches) throws Exception {
    Path file = folder.resolve("killed.queue");
    Process writer = start(file);
    long acknowledged = 0;
    try (BufferedReader said = writer.inputReader()) {
      for (int i = 0; i < batches; i++) {
        acknowledged = Long.parseLong(said.readLine());
      }
      assertThatThrownBy(() -> open(file))
          .isInstanceOf(LocalQueueException.class)
          .hasMessageContaining("is open in another process");
    } finally {
      writer.destroyForcibly().waitFor();
    }

    try (LocalQueue queue = open(file)) {
      List<StoredPaper> found = queue.peek(Integer.MAX_VALUE);
      assertThat((long) found.size()).isGreaterThanOrEqualTo(acknowledged);
      assertThat(found.size() % LocalQueueWriter.BATCH).isZero();
      assertThat(found.getLast().place()).isEqualTo(found.size());
    }
  }

  private static LocalQueue open(Path file) {
    return new LocalQueue("killed", file, Integer.MAX_VALUE, JsonMapper.builder().build());
  }

  private static Process start(Path file) throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-cp",
            System.getProperty("java.class.path"),
            LocalQueueWriter.class.getName(),
            file.toString())
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }
}
