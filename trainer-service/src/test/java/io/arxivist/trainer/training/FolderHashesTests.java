package io.arxivist.trainer.training;

import static org.assertj.core.api.Assertions.assertThat;

import io.arxivist.core.training.ReproductionResult.ModelFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderHashesTests {
  /* printf a | sha256sum */
  private static final String HASH_OF_A =
      "ca978112ca1bbdcafac231b39a23dc4da786eff8147c4e72b9807785afee48bb";

  @TempDir Path folder;
  private Path before;
  private Path after;

  @BeforeEach
  void twoFolders() throws IOException {
    before = Files.createDirectory(folder.resolve("before"));
    after = Files.createDirectory(folder.resolve("after"));
    Files.writeString(before.resolve("weights"), "a");
  }

  @Test
  void findsEqualFilesIdentical() throws IOException {
    Files.writeString(after.resolve("weights"), "a");

    List<ModelFile> files = FolderHashes.compare(before, after);

    assertThat(files).containsExactly(new ModelFile("weights", HASH_OF_A, HASH_OF_A));
    assertThat(FolderHashes.identical(files)).isTrue();
  }

  @Test
  void tellsAFileThatDiffersOrIsInOneFolderOnly() throws IOException {
    Files.writeString(after.resolve("weights"), "b");

    assertThat(FolderHashes.identical(FolderHashes.compare(before, after))).isFalse();

    Files.writeString(after.resolve("weights"), "a");
    Files.writeString(after.resolve("more"), "a");
    List<ModelFile> files = FolderHashes.compare(before, after);

    assertThat(files).first().isEqualTo(new ModelFile("more", null, HASH_OF_A));
    assertThat(FolderHashes.identical(files)).isFalse();
  }

  @Test
  void findsNothingIdenticalWhereThereIsNothing() throws IOException {
    assertThat(FolderHashes.identical(FolderHashes.compare(after, after))).isFalse();
  }
}
