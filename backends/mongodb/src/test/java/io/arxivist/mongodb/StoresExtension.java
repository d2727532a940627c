package io.arxivist.mongodb;

import io.arxivist.contract.Samples;
import io.arxivist.embedded.EmbeddedMongo;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Supplier;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.springframework.boot.data.mongodb.autoconfigure.DataMongoAutoConfiguration;
import org.springframework.boot.mongodb.autoconfigure.MongoAutoConfiguration;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.data.mongodb.core.MongoTemplate;

/** The stores as a service gets them, on a database of their own that is empty before each test. */
final class StoresExtension implements BeforeAllCallback, BeforeEachCallback, AfterAllCallback {
  static final String MONGO_URI = "MONGO_URI";

  private final Supplier<Server> servers;
  private @Nullable Server server;
  private @Nullable AnnotationConfigApplicationContext context;

  private StoresExtension(Supplier<Server> servers) {
    this.servers = servers;
  }

  static StoresExtension embedded() {
    return new StoresExtension(() -> {
      EmbeddedMongo mongo = EmbeddedMongo.inMemory();
      return new Server(mongo.uri(""), mongo::close);
    });
  }

  /** On the server that the environment names; a database is made and dropped there. */
  static StoresExtension real() {
    return new StoresExtension(() -> new Server(System.getenv(MONGO_URI), () -> {}));
  }

  <T> T get(Class<T> type) {
    return Objects.requireNonNull(context).getBean(type);
  }

  @Override
  public void beforeAll(ExtensionContext test) {
    server = servers.get();
    String database = "arxivist_test_" + UUID.randomUUID().toString().replace("-", "");
    context = new AnnotationConfigApplicationContext();
    context
        .getEnvironment()
        .getPropertySources()
        .addFirst(
            new MapPropertySource(
                "test",
                Map.of("spring.mongodb.uri", server.uri(), "spring.mongodb.database", database)));
    context.registerBean(Clock.class, () -> Clock.fixed(Samples.START, ZoneOffset.UTC));
    context.register(
        MongoBackendConfiguration.class,
        MongoAutoConfiguration.class,
        DataMongoAutoConfiguration.class);
    context.refresh();
    if (!get(MongoTemplate.class).getDb().getName().equals(database)) {
      throw new IllegalStateException("not the test's own database, which will be dropped");
    }
  }

  @Override
  public void beforeEach(ExtensionContext test) {
    MongoTemplate template = get(MongoTemplate.class);
    template
        .getCollectionNames()
        .forEach(name -> template.getCollection(name).deleteMany(new Document()));
  }

  @Override
  public void afterAll(ExtensionContext test) {
    get(MongoTemplate.class).getDb().drop();
    Objects.requireNonNull(context).close();
    Objects.requireNonNull(server).close().run();
  }

  private record Server(String uri, Runnable close) {}
}
