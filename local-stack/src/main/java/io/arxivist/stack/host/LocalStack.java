package io.arxivist.stack.host;

import io.arxivist.embedded.EmbeddedMongo;
import io.arxivist.embedded.EmbeddedRedis;
import io.arxivist.embedded.ServerStartException;
import io.arxivist.service.launch.ServiceLauncher;
import io.arxivist.stack.StackException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * The running suite: Redis and MongoDB first, then the services in their order; closed in reverse,
 * so that services drain into servers that still answer. The services are started as they are in
 * JVMs of their own, with addresses as command-line arguments; nothing in them knows of each other.
 */
public final class LocalStack implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(LocalStack.class);

  private final StackPorts ports;
  private final Deque<AutoCloseable> running = new ConcurrentLinkedDeque<>();
  private final Map<ServiceSlot, ConfigurableApplicationContext> contexts =
      new EnumMap<>(ServiceSlot.class);
  private volatile boolean closing;

  public LocalStack(StackPorts ports) {
    this.ports = ports;
  }

  /**
   * Starts everything.
   *
   * @param arxiv where the fetcher harvests
   * @param starting told the name of each part before it starts
   * @throws StackException naming what could not start; nothing is left running
   */
  public void start(DataFolder data, ArxivAddress arxiv, Consumer<String> starting) {
    try {
      startAll(data, arxiv, starting);
    } catch (RuntimeException failed) {
      close();
      throw explained(failed);
    }
  }

  public StackPorts ports() {
    return ports;
  }

  /** The context of a running service, for tests that look at what is in it. */
  public ConfigurableApplicationContext context(ServiceSlot service) {
    ConfigurableApplicationContext context = contexts.get(service);
    if (context == null) {
      throw new IllegalStateException(service.serviceName() + " is not running");
    }
    return context;
  }

  @Override
  public void close() {
    closing = true;
    AutoCloseable part;
    while ((part = running.poll()) != null) {
      try {
        part.close();
      } catch (Exception failed) {
        /* The others must still be closed. */
        LOG.error("a part of the stack could not be closed", failed);
      }
    }
    contexts.clear();
  }

  /** Whether the stack is on its way down, so that a lost connection is no failure. */
  public boolean closing() {
    return closing;
  }

  private void startAll(DataFolder data, ArxivAddress arxiv, Consumer<String> starting) {
    starting.accept("redis");
    running.push(EmbeddedRedis.start(data.resolve("redis"), ports.redis()));
    starting.accept("mongodb");
    EmbeddedMongo mongo =
        EmbeddedMongo.start(
            data.resolve("mongodb"), ports.mongodb(), EmbeddedMongo.USUAL_CACHE_MEBIBYTES);
    running.push(mongo);
    for (ServiceSlot service : ServiceSlot.values()) {
      if (closing) {
        throw new StackException("Stopped while starting.");
      }
      starting.accept(service.serviceName());
      String[] arguments = arguments(service, data, mongo.uri("arxivist"), arxiv);
      ServiceNameConverter.naming(
          service.serviceName(),
          () -> {
            ConfigurableApplicationContext context =
                ServiceLauncher.builder(service.application(), service.serviceName())
                    .registerShutdownHook(false)
                    .run(arguments);
            contexts.put(service, context);
            running.push(context);
          });
    }
  }

  /* Arguments outrank the environment: a SERVER_PORT in it would otherwise hit all six. */
  private String[] arguments(
      ServiceSlot service, DataFolder data, String mongoUri, ArxivAddress arxiv) {
    List<String> arguments = new ArrayList<>();
    arguments.add("--server.port=" + ports.of(service));
    arguments.add("--server.address=127.0.0.1");
    arguments.add("--spring.mongodb.uri=" + mongoUri);
    arguments.add("--spring.data.redis.host=127.0.0.1");
    arguments.add("--spring.data.redis.port=" + ports.redis());
    arguments.add("--spring.jmx.enabled=false");
    arguments.add("--queue.type=redis");
    arguments.add("--mlflow.tracking.uri=" + uri(data.resolve("mlruns")));
    arguments.add("--archive.directory=" + data.resolve("archive"));
    for (ServiceSlot other : ServiceSlot.values()) {
      arguments.add("--arxivist.services." + role(other) + "-url=" + ports.url(other));
    }
    arguments.add("--" + role(service) + ".data-directory=" + data.resolve(role(service)));
    arguments.add("--" + role(service) + ".encoder-directory=" + data.resolve("encoder"));
    arguments.addAll(arxiv.arguments());
    return arguments.toArray(String[]::new);
  }

  private static String role(ServiceSlot service) {
    return service == ServiceSlot.GATEWAY
        ? "gateway"
        : service.serviceName().replaceFirst("-service$", "");
  }

  private static String uri(Path folder) {
    return folder.toUri().toString();
  }

  private static StackException explained(RuntimeException failed) {
    for (Throwable cause = failed; cause != null; cause = cause.getCause()) {
      if (cause instanceof StackException known) {
        return known;
      }
      if (cause instanceof ServerStartException server) {
        return new StackException(String.valueOf(server.getMessage()), failed);
      }
      if (cause instanceof PortInUseException port) {
        return new StackException("Port " + port.getPort() + " is taken.", failed);
      }
    }
    return new StackException(
        "The suite could not start: " + failed.getMessage() + " (the log has the rest).", failed);
  }
}
