package io.arxivist.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.UpdateOptions;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntConsumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedMongoIT {
  private static final int CACHE_MEBIBYTES = 16;

  /* The driver asks again after a failure unless it is told not to. */
  private static final String ONCE = "?retryReads=false&retryWrites=false";

  private static final ReplaceOptions UPSERT = new ReplaceOptions().upsert(true);

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

  @Test
  void createsIndexesWhileOthersWrite() throws Exception {
    try (EmbeddedMongo server = EmbeddedMongo.inMemory();
        MongoClient client = MongoClients.create(server.uri("test"))) {
      MongoCollection<Document> things = client.getDatabase("test").getCollection("things");

      together(
          () -> times(500, i -> things.createIndex(new Document("n" + i, 1))),
          () -> times(2_000, i -> things.replaceOne(idIs(i), thing("" + i, i), UPSERT)));

      assertThat(things.countDocuments()).isEqualTo(2_000);
      assertThat(things.listIndexes()).hasSize(501);
    }
  }

  @Test
  void showsEachDocumentWholeWhileOthersChangeIt() throws Exception {
    try (EmbeddedMongo server = EmbeddedMongo.start(folder, 0, CACHE_MEBIBYTES);
        MongoClient client = MongoClients.create(server.uri("test") + ONCE)) {
      MongoCollection<Document> things = client.getDatabase("test").getCollection("things");
      things.insertOne(thing("a", 0));

      together(
          () -> times(2_000, i -> things.updateOne(idIs("a"), alike(i))),
          () ->
              times(
                  2_000,
                  i -> things.updateOne(idIs("b"), alike(i), new UpdateOptions().upsert(true))),
          () ->
              times(
                  2_000,
                  i ->
                      assertThat(things.find(idIs("a")).first())
                          .satisfies(EmbeddedMongoIT::isWhole)));

      assertThat(things.find()).hasSize(2).allSatisfy(EmbeddedMongoIT::isWhole);
    }
  }

  /* Other fields at each turn, so a document's shape changes too, all with the turn's number. */
  private static Document alike(int turn) {
    Document set = new Document();
    Document unset = new Document();
    for (int field = 0; field < 40; field++) {
      (field % 2 == turn % 2 ? set : unset).append("f" + field, turn);
    }
    return new Document("$set", set).append("$unset", unset);
  }

  private static void isWhole(Map<String, Object> thing) {
    List<Object> turns =
        thing.entrySet().stream()
            .filter(field -> field.getKey().startsWith("f"))
            .map(Map.Entry::getValue)
            .toList();
    assertThat(Set.copyOf(turns)).hasSizeLessThanOrEqualTo(1);
    assertThat(turns.size()).isIn(0, 20);
  }

  private static void times(int n, IntConsumer turn) {
    IntStream.range(0, n).forEach(turn);
  }

  private static void together(Runnable... tasks) throws Exception {
    try (ExecutorService threads = Executors.newFixedThreadPool(tasks.length)) {
      List<Future<?>> running = new ArrayList<>();
      for (Runnable task : tasks) {
        running.add(threads.submit(task));
      }
      for (Future<?> each : running) {
        each.get();
      }
    }
  }

  private static Document idIs(Object id) {
    return new Document("_id", "" + id);
  }

  private static Document thing(String id, int n) {
    return idIs(id).append("n", n);
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
