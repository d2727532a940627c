package io.arxivist.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedMongoIT {
  private static final int CACHE_MEBIBYTES = 16;

  @TempDir Path folder;

  @Test
  void keepsDataOverARestart() {
    try (EmbeddedMongo first = EmbeddedMongo.start(folder, 0, CACHE_MEBIBYTES)) {
      insert(first, "kept");
    }

    try (EmbeddedMongo second = EmbeddedMongo.start(folder, 0, CACHE_MEBIBYTES)) {
      assertThat(names(second)).containsExactly("kept");
    }
  }

  @Test
  void answersHelloAsAWritableServer() {
    try (EmbeddedMongo server = EmbeddedMongo.inMemory();
        MongoClient client = MongoClients.create(server.uri("test"))) {
      Document answer = client.getDatabase("admin").runCommand(new Document("hello", 1));

      assertThat(answer.getBoolean("isWritablePrimary")).isTrue();
    }
  }

  @Test
  void forgetsWhatWasInMemory() {
    try (EmbeddedMongo first = EmbeddedMongo.inMemory()) {
      insert(first, "gone");
    }

    try (EmbeddedMongo second = EmbeddedMongo.inMemory()) {
      assertThat(names(second)).isEmpty();
    }
  }

  @Test
  void refusesASecondOpenerOfItsFolder() {
    try (EmbeddedMongo first = EmbeddedMongo.start(folder, 0, CACHE_MEBIBYTES)) {
      assertThatThrownBy(() -> EmbeddedMongo.start(folder, 0, CACHE_MEBIBYTES))
          .isInstanceOf(ServerStartException.class)
          .hasMessage("data folder " + folder + " is in use by another run");

      insert(first, "unharmed");
      assertThat(names(first)).containsExactly("unharmed");
    }
  }

  @Test
  void leavesNeitherThreadNorLockBehindWhenItsPortIsTaken() throws IOException {
    Set<Thread> before = nonDaemonThreads();
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
      int port = taken.getLocalPort();

      assertThatThrownBy(() -> EmbeddedMongo.start(folder, port, CACHE_MEBIBYTES))
          .isInstanceOf(ServerStartException.class)
          .hasMessage("port " + port + ", meant for MongoDB, is taken by another program");
    }

    await()
        .pollInSameThread()
        .untilAsserted(() -> assertThat(before).containsAll(nonDaemonThreads()));
    EmbeddedMongo.start(folder, 0, CACHE_MEBIBYTES).close();
  }

  @Test
  void leavesNoThreadBehindWhenClosed() {
    Set<Thread> before = nonDaemonThreads();
    EmbeddedMongo server = EmbeddedMongo.inMemory();
    insert(server, "any");

    server.close();

    await()
        .pollInSameThread()
        .untilAsserted(() -> assertThat(before).containsAll(nonDaemonThreads()));
  }

  private static Set<Thread> nonDaemonThreads() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> !thread.isDaemon())
        .collect(Collectors.toSet());
  }

  private static void insert(EmbeddedMongo server, String name) {
    try (MongoClient client = MongoClients.create(server.uri("test"))) {
      client.getDatabase("test").getCollection("things").insertOne(new Document("_id", name));
    }
  }

  private static List<String> names(EmbeddedMongo server) {
    try (MongoClient client = MongoClients.create(server.uri("test"))) {
      return client
          .getDatabase("test")
          .getCollection("things")
          .find()
          .map(thing -> thing.getString("_id"))
          .into(new ArrayList<>());
    }
  }
}
