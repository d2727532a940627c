package io.arxivist.s3;

import io.arxivist.contract.Samples;
import io.arxivist.core.archive.ArticleArchive;
import java.nio.file.Path;

/** A process that archives until it is killed, and says after each batch how far it came. */
final class ArchiveWriter {
  static final int BATCH = 5;

  private ArchiveWriter() {}

  public static void main(String... arguments) {
    ArticleArchive archive = ObjectArchive.inFolder(Path.of(arguments[0]));
    for (int from = 0; ; from += BATCH) {
      archive.append(Samples.harvestedPapers(from + BATCH).subList(from, from + BATCH));
      System.out.println(from + BATCH);
    }
  }
}
