package io.arxivist.gateway;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/** A service that answers every request with what it was asked, and remembers it. */
final class StubService implements AutoCloseable {
  private final HttpServer server;
  private final List<Seen> seen = new CopyOnWriteArrayList<>();
  private final String name;

  private StubService(HttpServer server, String name) {
    this.server = server;
    this.name = name;
  }

  static StubService start(String name) {
    try {
      HttpServer server =
          HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      StubService stub = new StubService(server, name);
      server.createContext("/", stub::answer);
      server.start();
      return stub;
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  Seen last() {
    return seen.getLast();
  }

  int requests() {
    return seen.size();
  }

  @Override
  public void close() {
    server.stop(0);
  }

  private void answer(HttpExchange exchange) throws IOException {
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    String uri = exchange.getRequestURI().toString();
    seen.add(
        new Seen(exchange.getRequestMethod(), uri, body, Map.copyOf(exchange.getRequestHeaders())));
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.getResponseHeaders().set("X-Request-Id", "from-the-service");
    int status = 200;
    if ("POST".equals(exchange.getRequestMethod()) && !uri.equals("/classifications")) {
      status = 202;
      exchange.getResponseHeaders().set("Location", uri + "/7");
    }
    if (uri.contains("absolute")) {
      exchange.getResponseHeaders().set("Location", url() + "/models/absolute/7?x=1");
    }
    byte[] answer = ("{\"service\":\"" + name + "\"}").getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(status, answer.length);
    exchange.getResponseBody().write(answer);
    exchange.close();
  }

  record Seen(String method, String uri, String body, Map<String, List<String>> headers) {
    List<String> header(String wanted) {
      return headers.entrySet().stream()
          .filter(entry -> entry.getKey().equalsIgnoreCase(wanted))
          .flatMap(entry -> entry.getValue().stream())
          .toList();
    }
  }
}
