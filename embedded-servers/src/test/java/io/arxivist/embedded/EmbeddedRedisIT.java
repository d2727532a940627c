package io.arxivist.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedRedisIT {
  @TempDir Path folder;

  @Test
  void keepsDataOverARestart() throws IOException {
    int port = freePort();
    try (EmbeddedRedis first = EmbeddedRedis.start(folder, port)) {
      command(first, "SET", "paper", "kept");
    }

    try (EmbeddedRedis second = EmbeddedRedis.start(folder, port)) {
      assertThat(command(second, "GET", "paper")).containsExactly("kept");
    }
  }

  @Test
  void keepsDataWhenKilled() throws IOException {
    EmbeddedRedis killed = EmbeddedRedis.start(folder, freePort());
    ProcessHandle process = ProcessHandle.of(killed.pid()).orElseThrow();
    for (int i = 0; i < 1_000; i++) {
      command(killed, "XADD", "papers", "*", "n", String.valueOf(i));
    }

    process.destroyForcibly();
    await().until(() -> !RedisProcess.isRunning(process));
    killed.close();

    try (EmbeddedRedis again = EmbeddedRedis.start(folder, freePort())) {
      assertThat(command(again, "XLEN", "papers")).containsExactly("1000");
    }
  }

  @Test
  void takesOverFromAnOrphanOnTheSamePort() throws IOException {
    int port = freePort();
    EmbeddedRedis orphan = EmbeddedRedis.start(folder, port);
    command(orphan, "SET", "paper", "kept");
    orphan.abandon();

    try (EmbeddedRedis heir = EmbeddedRedis.start(folder, port)) {
      assertThat(heir.pid()).isNotEqualTo(orphan.pid());
      assertThat(command(heir, "GET", "paper")).containsExactly("kept");
    }
  }

  @Test
  void takesOverFromAnOrphanThatLostItsPidFile() throws IOException {
    int port = freePort();
    EmbeddedRedis orphan = EmbeddedRedis.start(folder, port);
    command(orphan, "SET", "paper", "kept");
    Files.delete(folder.resolve("redis.pid"));
    orphan.abandon();

    try (EmbeddedRedis heir = EmbeddedRedis.start(folder, port)) {
      assertThat(heir.pid()).isNotEqualTo(orphan.pid());
      assertThat(command(heir, "GET", "paper")).containsExactly("kept");
    }
  }

  @Test
  void takesOverFromAnOrphanOnAnotherPort() throws IOException {
    EmbeddedRedis orphan = EmbeddedRedis.start(folder, freePort());
    command(orphan, "SET", "paper", "kept");
    orphan.abandon();

    try (EmbeddedRedis heir = EmbeddedRedis.start(folder, freePort())) {
      assertThat(ProcessHandle.of(orphan.pid()).filter(RedisProcess::isRunning)).isEmpty();
      assertThat(command(heir, "GET", "paper")).containsExactly("kept");
    }
  }

  @Test
  void refusesASecondOpenerOfItsFolder() throws IOException {
    try (EmbeddedRedis first = EmbeddedRedis.start(folder, freePort())) {
      assertThatThrownBy(() -> EmbeddedRedis.start(folder, freePort()))
          .isInstanceOf(ServerStartException.class)
          .hasMessage("data folder " + folder + " is in use by another run");

      assertThat(command(first, "PING")).containsExactly("PONG");
    }
  }

  @Test
  void refusesAPortThatAnotherProgramHas() throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
      int port = taken.getLocalPort();

      assertThatThrownBy(() -> EmbeddedRedis.start(folder, port))
          .isInstanceOf(ServerStartException.class)
          .hasMessage("port " + port + ", meant for Redis, is taken by another program");
    }

    EmbeddedRedis.start(folder, freePort()).close();
  }

  @Test
  void refusesAPortThatAnotherRedisHasAndLeavesThatAlone() {
    try (EmbeddedRedis other = EmbeddedRedis.temporary()) {
      assertThatThrownBy(() -> EmbeddedRedis.start(folder, other.port()))
          .isInstanceOf(ServerStartException.class)
          .hasMessageContaining("is taken by another program");

      assertThat(command(other, "PING")).containsExactly("PONG");
    }
  }

  @Test
  void repeatsWhatRedisSaysOfDamagedData() throws IOException {
    Files.writeString(folder.resolve("appendonly.aof"), "no append-only file");

    assertThatThrownBy(() -> EmbeddedRedis.start(folder, freePort()))
        .isInstanceOf(ServerStartException.class)
        .hasMessageContaining("Bad file format reading the append only file");
  }

  @Test
  void endsItsProcessAndDeletesATemporaryFolder() throws IOException {
    EmbeddedRedis redis = EmbeddedRedis.temporary();
    Path temporary = Path.of(command(redis, "CONFIG", "GET", "dir").getLast());
    assertThat(temporary).isDirectory();

    redis.close();

    assertThat(ProcessHandle.of(redis.pid()).filter(RedisProcess::isRunning)).isEmpty();
    assertThat(temporary).doesNotExist();
  }

  @Test
  void runsInASessionThatATerminalsInterruptDoesNotReach() throws IOException {
    try (EmbeddedRedis redis = EmbeddedRedis.temporary()) {
      ProcessHandle process = ProcessHandle.of(redis.pid()).orElseThrow();

      assertThat(process.parent().map(ProcessHandle::pid))
          .isNotEqualTo(Optional.of(ProcessHandle.current().pid()));
    }
  }

  private static List<String> command(EmbeddedRedis redis, String... words) {
    try (RespConnection connection =
        new RespConnection(redis.host(), redis.port(), Duration.ofSeconds(5))) {
      return connection.command(words);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket probe = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
      return probe.getLocalPort();
    }
  }
}
