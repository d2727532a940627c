package io.arxivist.fetcher.source.http;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/** A server that gives prepared answers in their order and remembers what it was asked. */
public final class ScriptedServer implements AutoCloseable {
  private record Answer(int status, Map<String, String> headers, byte[] body, boolean whole) {}

  private final Deque<Answer> answers = new ArrayDeque<>();
  private final List<String> questions = new CopyOnWriteArrayList<>();
  private final CountDownLatch closing = new CountDownLatch(1);
  private final ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor();
  private final HttpServer server;

  public ScriptedServer() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
    server.setExecutor(workers);
    server.createContext("/", this::answer);
    server.start();
  }

  public void answers(String body) {
    answers(200, null, body);
  }

  public void answers(int status, @Nullable String retryAfter, String body) {
    answers(
        status,
        retryAfter == null ? Map.of() : Map.of("Retry-After", retryAfter),
        body.getBytes(StandardCharsets.UTF_8));
  }

  /** Answers with headers and the body's bytes as they are. */
  public void answers(int status, Map<String, String> headers, byte[] body) {
    answers.add(new Answer(status, headers, body, true));
  }

  /** Begins an answer with a text and never ends it. */
  public void trickles(String beginning) {
    answers.add(new Answer(200, Map.of(), beginning.getBytes(StandardCharsets.UTF_8), false));
  }

  /** Paths with their queries, decoded. */
  public List<String> questions() {
    return questions;
  }

  public URI url(String path) {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
  }

  @Override
  public void close() {
    closing.countDown();
    server.stop(0);
    workers.close();
  }

  private void answer(HttpExchange exchange) throws IOException {
    URI asked = exchange.getRequestURI();
    String query = asked.getRawQuery();
    questions.add(
        asked.getPath()
            + (query == null ? "" : "?" + URLDecoder.decode(query, StandardCharsets.UTF_8)));
    Answer answer = answers.remove();
    answer.headers().forEach((name, value) -> exchange.getResponseHeaders().set(name, value));
    try (exchange) {
      exchange.sendResponseHeaders(answer.status(), length(answer));
      exchange.getResponseBody().write(answer.body());
      if (!answer.whole()) {
        exchange.getResponseBody().flush();
        closing.await();
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  /* For this server -1 is no body and 0 is one of unknown length. */
  private static long length(Answer answer) {
    if (!answer.whole()) {
      return 0;
    }
    return answer.body().length == 0 ? -1 : answer.body().length;
  }
}
