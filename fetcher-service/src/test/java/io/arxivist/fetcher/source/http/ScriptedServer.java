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
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A server that gives prepared answers in their order and remembers what it was asked. */
public final class ScriptedServer implements AutoCloseable {
  private record Answer(int status, @Nullable String retryAfter, String body) {}

  private final Deque<Answer> answers = new ArrayDeque<>();
  private final List<String> questions = new ArrayList<>();
  private final HttpServer server;

  public ScriptedServer() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
    server.createContext("/", this::answer);
    server.start();
  }

  public void answers(String body) {
    answers(200, null, body);
  }

  public void answers(int status, @Nullable String retryAfter, String body) {
    answers.add(new Answer(status, retryAfter, body));
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
    server.stop(0);
  }

  private void answer(HttpExchange exchange) throws IOException {
    URI asked = exchange.getRequestURI();
    String query = asked.getRawQuery();
    questions.add(
        asked.getPath()
            + (query == null ? "" : "?" + URLDecoder.decode(query, StandardCharsets.UTF_8)));
    Answer answer = answers.remove();
    if (answer.retryAfter() != null) {
      exchange.getResponseHeaders().set("Retry-After", answer.retryAfter());
    }
    byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
    try (exchange) {
      exchange.sendResponseHeaders(answer.status(), body.length == 0 ? -1 : body.length);
      exchange.getResponseBody().write(body);
    }
  }
}
