package io.arxivist.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MongoServerProcessIT {
  private static final String READY = "ready on 127.0.0.1:";

  @TempDir Path folder;
  private final List<Process> started = new ArrayList<>();

  @AfterEach
  void endProcesses() {
    started.forEach(Process::destroyForcibly);
  }

  @Test
  void servesUntilItIsTerminatedAndKeepsItsData() throws Exception {
    Process first = launch("--port", "0", "--data", folder.toString());
    insert(port(first), 1);

    first.destroy();

    assertThat(first.waitFor(30, TimeUnit.SECONDS)).isTrue();
    Process second = launch("--port", "0", "--data", folder.toString());
    assertThat(count(port(second))).isEqualTo(1);
  }

  @Test
  void losesNothingThatItAcknowledgedBeforeAKill() throws Exception {
    Process first = launch("--port", "0", "--data", folder.toString());
    insert(port(first), 200);

    first.destroyForcibly();

    assertThat(first.waitFor(30, TimeUnit.SECONDS)).isTrue();
    Process second = launch("--port", "0", "--data", folder.toString());
    assertThat(count(port(second))).isEqualTo(200);
  }

  @Test
  void endsWithOneSentenceWhenItsFolderIsInUse() throws Exception {
    port(launch("--port", "0", "--data", folder.toString()));

    Process second = launch("--port", "0", "--data", folder.toString());

    assertThat(second.waitFor(30, TimeUnit.SECONDS)).isTrue();
    assertThat(second.exitValue()).isEqualTo(1);
    assertThat(second.errorReader().lines())
        .contains("data folder " + folder + " is in use by another run");
  }

  @Test
  void explainsItsArguments() throws Exception {
    Process process = launch("--port", "many", "--data", folder.toString());

    assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).isEqualTo(2);
    assertThat(process.errorReader().lines())
        .contains(
            "--port: many is not within 0 and 65535",
            "usage: MongoServerProcess --port PORT --data FOLDER");
  }

  private Process launch(String... arguments) throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                MongoServerProcess.class.getName()));
    command.addAll(List.of(arguments));
    Process process = new ProcessBuilder(command).start();
    started.add(process);
    return process;
  }

  private static int port(Process process) throws IOException {
    BufferedReader output = process.inputReader();
    for (String line = output.readLine(); line != null; line = output.readLine()) {
      if (line.startsWith(READY)) {
        return Integer.parseInt(line.substring(READY.length()));
      }
    }
    throw new AssertionError("no ready line: " + process.errorReader().readLine());
  }

  private static void insert(int port, int documents) {
    try (MongoClient client = MongoClients.create("mongodb://127.0.0.1:" + port)) {
      for (int i = 0; i < documents; i++) {
        client.getDatabase("test").getCollection("things").insertOne(new Document("_id", i));
      }
    }
  }

  private static long count(int port) {
    try (MongoClient client = MongoClients.create("mongodb://127.0.0.1:" + port)) {
      return client.getDatabase("test").getCollection("things").countDocuments();
    }
  }
}
