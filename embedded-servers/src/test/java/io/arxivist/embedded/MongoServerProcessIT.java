package io.arxivist.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.MongoException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

class MongoServerProcessIT {
  private static final Logger LOG = LoggerFactory.getLogger(MongoServerProcessIT.class);
  private static final String READY = "ready on 127.0.0.1:";
  private static final int KILLS = 5;
  private static final int PAUSE_MILLIS = 50;
  private static final int MANY = 1_000;

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
    assertThat(count(port(second), "things")).isEqualTo(1);
  }

  @Test
  void losesNothingThatItAcknowledgedBeforeAKill() throws Exception {
    Process first = launch("--port", "0", "--data", folder.toString());
    insert(port(first), 200);

    first.destroyForcibly();

    assertThat(first.waitFor(30, TimeUnit.SECONDS)).isTrue();
    Process second = launch("--port", "0", "--data", folder.toString());
    assertThat(count(port(second), "things")).isEqualTo(200);
  }

  @Test
  void keepsAWriteThatAKillCutOffAsAWholeOrNotAtAll() throws Exception {
    for (int round = 0; round < KILLS; round++) {
      Process server = launch("--port", "0", "--data", folder.toString());
      int port = port(server);
      CountDownLatch written = new CountDownLatch(2);
      try (ExecutorService clients = Executors.newFixedThreadPool(2)) {
        clients.submit(() -> insertUntilItIsGone(port, "many", MANY, written));
        clients.submit(() -> insertUntilItIsGone(port, "few", 1, written));
        assertThat(written.await(1, TimeUnit.MINUTES)).isTrue();
        Thread.sleep(PAUSE_MILLIS * round);
        server.destroyForcibly();
      }
    }

    int port = port(launch("--port", "0", "--data", folder.toString()));
    assertThat(count(port, "many") % MANY).isZero();
    assertThat(count(port, "few")).isGreaterThanOrEqualTo(KILLS);
  }

  private static void insertUntilItIsGone(
      int port, String collection, int documents, CountDownLatch written) {
    try (MongoClient client = MongoClients.create(uri(port))) {
      MongoCollection<Document> all = client.getDatabase("test").getCollection(collection);
      all.insertMany(things(documents));
      written.countDown();
      while (true) {
        all.insertMany(things(documents));
      }
    } catch (MongoException gone) {
      LOG.debug("the server is gone", gone);
    }
  }

  private static List<Document> things(int n) {
    return Stream.generate(() -> new Document("n", 1)).limit(n).toList();
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

  private static String uri(int port) {
    return "mongodb://127.0.0.1:" + port + "/?retryWrites=false&serverSelectionTimeoutMS=5000";
  }

  private static void insert(int port, int documents) {
    try (MongoClient client = MongoClients.create(uri(port))) {
      for (int i = 0; i < documents; i++) {
        client.getDatabase("test").getCollection("things").insertOne(new Document("_id", i));
      }
    }
  }

  private static long count(int port, String collection) {
    try (MongoClient client = MongoClients.create(uri(port))) {
      return client.getDatabase("test").getCollection(collection).countDocuments();
    }
  }
}
