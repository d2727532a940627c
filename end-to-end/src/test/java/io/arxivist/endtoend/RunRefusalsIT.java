package io.arxivist.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code ./run} refuses, and that it says so in one sentence and leaves nothing behind. */
class RunRefusalsIT {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @TempDir Path work;

  @Test
  void namesTheKnownOptionsWhereOneIsUnknown() {
    refuses("--papres", "--papers", "--papres");
  }

  @Test
  void namesALimitBelowOne() {
    refuses("--limit: 0 is below 1", "--limit", "0");
  }

  @Test
  void namesAMissingPapersFile() {
    refuses("nowhere.jsonl is not a readable file", "--papers", "nowhere.jsonl");
  }

  @Test
  void namesATakenPort() throws Exception {
    try (ServerSocket taken = new ServerSocket(10_091, 1, InetAddress.getLoopbackAddress())) {
      refuses(
          "Port 10091, meant for fetcher-service, is taken",
          "--source",
          "simulator",
          "--port-offset",
          "2000");
    }
  }

  @Test
  void namesADataFolderThatAnotherRunHolds() throws Exception {
    Path data = Files.createDirectories(work.resolve("held"));
    try (FileChannel channel =
            FileChannel.open(
                data.resolve("run.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        var lock = channel.lock()) {
      refuses("held is in use by another run", "--source", "simulator", "--data", "held");

      assertThat(lock.isValid()).isTrue();
    }
  }

  private void refuses(String sentence, String... options) {
    try (StackProcess run = StackProcess.run(work, options)) {
      assertThat(run.await(PATIENCE)).isEqualTo(1);
      assertThat(run.err()).contains(sentence);
      assertThat(run.err().strip().lines()).as("one sentence").hasSize(1);
    }
  }
}
