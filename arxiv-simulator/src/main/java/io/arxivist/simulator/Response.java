package io.arxivist.simulator;

import com.sun.net.httpserver.HttpExchange;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.zip.GZIPOutputStream;

/**
 * An answer on the wire.
 *
 * @param torn whether the connection breaks in the middle of the body
 */
record Response(int status, Map<String, String> headers, byte[] body, boolean torn) {
  private static final int NO_BODY = -1;

  static Response of(int status, byte[] body) {
    return new Response(status, Map.of("Content-Type", "text/xml; charset=utf-8"), body, false);
  }

  Response with(String header, String value) {
    Map<String, String> all = new HashMap<>(headers);
    all.put(header, value);
    return new Response(status, all, body, torn);
  }

  Response tornInTheMiddle() {
    return new Response(status, headers, body, true);
  }

  Response compressed() {
    ByteArrayOutputStream compressed = new ByteArrayOutputStream();
    try (OutputStream gzip = new GZIPOutputStream(compressed)) {
      gzip.write(body);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return new Response(status, headers, compressed.toByteArray(), torn)
        .with("Content-Encoding", "gzip");
  }

  /**
   * Sends it. A torn one announces its whole body and gives half of it; the exchange's end then
   * breaks the connection.
   *
   * @param answered told before the client can have the whole answer
   */
  void send(HttpExchange exchange, Runnable answered) throws IOException {
    headers.forEach(exchange.getResponseHeaders()::set);
    if (body.length == 0) {
      answered.run();
      exchange.sendResponseHeaders(status, NO_BODY);
      return;
    }
    exchange.sendResponseHeaders(status, body.length);
    answered.run();
    exchange.getResponseBody().write(body, 0, torn ? body.length / 2 : body.length);
    exchange.getResponseBody().flush();
  }
}
