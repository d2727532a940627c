package io.arxivist.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
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
  void findsAnIdTogetherWithOtherConditions() {
    try (EmbeddedMongo server = EmbeddedMongo.inMemory();
        MongoClient client = MongoClients.create(server.uri("test"))) {
      MongoCollection<Document> things = client.getDatabase("test").getCollection("things");
      things.insertMany(List.of(thing("a", 1), thing("b", 2)));

      assertThat(things.find(new Document("_id", "b").append("n", new Document("$lte", 2))))
          .containsExactly(thing("b", 2));
      assertThat(things.find(new Document("_id", "b").append("n", 1))).isEmpty();
      assertThat(
              things.find(
                  new Document("_id", new Document("$in", List.of("a", "b", "c"))).append("n", 1)))
          .containsExactly(thing("a", 1));
      assertThat(things.find(new Document("_id", new Document("$gt", "a")).append("n", 2)))
          .containsExactly(thing("b", 2));
      assertThatThrownBy(() -> things.insertOne(thing("a", 3)))
          .isInstanceOf(MongoWriteException.class)
          .hasMessageContaining("E11000");
    }
  }

  private static Document thing(String id, int n) {
    return new Document("_id", id).append("n", n);
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
