package io.arxivist.fetcher.localqueue;

import io.arxivist.contract.Samples;
import java.nio.file.Path;
import tools.jackson.databind.json.JsonMapper;

/** A process that fills a queue until it is killed, and says after each append how far it came. */
final class LocalQueueWriter {
  static final int BATCH = 20;

  private LocalQueueWriter() {}

  public static void main(String... arguments) {
    LocalQueue queue =
        new LocalQueue(
            "killed", Path.of(arguments[0]), Integer.MAX_VALUE, JsonMapper.builder().build());
    for (long written = BATCH; ; written += BATCH) {
      queue.append("harvest-" + written, Samples.harvestedPapers(BATCH));
      System.out.println(written);
    }
  }
}
