package io.arxivist.ui;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import tools.jackson.databind.json.JsonMapper;

/** A gateway that says what a test has put into its mouth, and 404 otherwise. */
final class StubGateway implements AutoCloseable {
  private final HttpServer server;
  private final Map<String, Said> answers = new ConcurrentHashMap<>();
  private final List<String> asked = new CopyOnWriteArrayList<>();
  private final List<String> bodies = new CopyOnWriteArrayList<>();

  StubGateway(int port) {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/api/v1/", this::answer);
    server.start();
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /** Answers {@code path} with the record as JSON. */
  StubGateway says(String path, Object body) {
    return says(path, 200, "application/json", JsonMapper.shared().writeValueAsString(body));
  }

  StubGateway says(String path, int status, String type, String body) {
    answers.put(path, new Said(status, type, body));
    return this;
  }

  StubGateway problem(String path, int status, Map<String, Object> problem) {
    String body = JsonMapper.shared().writeValueAsString(problem);
    return says(path, status, "application/problem+json", body);
  }

  void forgetAll() {
    answers.clear();
    asked.clear();
    bodies.clear();
  }

  /** Paths with their query, as they came. */
  List<String> asked() {
    return asked;
  }

  List<String> bodies() {
    return bodies;
  }

  @Override
  public void close() {
    server.stop(0);
  }

  private void answer(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath().substring("/api/v1".length());
    asked.add(exchange.getRequestURI().toString().substring("/api/v1".length()));
    byte[] request = exchange.getRequestBody().readAllBytes();
    if (request.length > 0) {
      bodies.add(new String(request, StandardCharsets.UTF_8));
    }
    String method = exchange.getRequestMethod();
    String key = "GET".equals(method) ? path : method + " " + path;
    Said said =
        answers.getOrDefault(
            key,
            new Said(
                404, "application/problem+json", "{\"status\":404,\"detail\":\"nothing here\"}"));
    byte[] body = said.body().getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", said.type());
    exchange.sendResponseHeaders(said.status(), body.length == 0 ? -1 : body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  private record Said(int status, String type, String body) {}
}
