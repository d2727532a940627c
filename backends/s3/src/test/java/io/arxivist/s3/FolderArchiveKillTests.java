package io.arxivist.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.arxivist.core.archive.ArchiveCheckResult;
import io.arxivist.core.archive.ArticleArchive;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Kills a writing process in the middle of its work. */
class FolderArchiveKillTests {
  private static final LocalDate DAY = LocalDate.of(2026, 11, 2);

  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(ints = {1, 40, 150})
  void keepsEveryBatchThatWasAcknowledgedAndHealsTheManifest(int batches) throws Exception {
    Process writer = start(folder);
    long acknowledged = 0;
    try (BufferedReader said = writer.inputReader()) {
      for (int i = 0; i < batches; i++) {
        acknowledged = Long.parseLong(said.readLine());
      }
    } finally {
      writer.destroyForcibly().waitFor();
    }

    Duration soon = Duration.ofMillis(50);
    try (ArticleArchive archive = ObjectArchive.open(new FolderStore(folder), soon, soon)) {
      await().until(() -> new ArchiveDays(new FolderStore(folder)).written(DAY).size() >= batches);
      ArchiveCheckResult check =
          archive.days().stream()
              .map(archive::check)
              .reduce(ArchiveCheckResult.NONE, ArchiveCheckResult::plus);
      assertThat(check.distinctArticles()).isGreaterThanOrEqualTo(acknowledged);
      assertThat(check.faults()).isEmpty();
      assertThat(check.articles()).isEqualTo(check.parts() * ArchiveWriter.BATCH);
    }
  }

  private static Process start(Path folder) throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-cp",
            System.getProperty("java.class.path"),
            ArchiveWriter.class.getName(),
            folder.toString())
        .redirectError(ProcessBuilder.Redirect.DISCARD)
        .start();
  }
}
