package io.arxivist.fetcher.source.http;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** A server that would keep every connection open, and counts how many are at once. */
final class CountingServer implements AutoCloseable {
  private static final byte[] ANSWER =
      "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok".getBytes(StandardCharsets.US_ASCII);

  private final ServerSocket server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final AtomicInteger connections = new AtomicInteger();
  private final AtomicInteger open = new AtomicInteger();
  private final AtomicInteger mostAtOnce = new AtomicInteger();

  CountingServer() throws IOException {
    server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    threads.submit(this::accept);
  }

  URI url() {
    return URI.create("http://127.0.0.1:" + server.getLocalPort() + "/");
  }

  int connections() {
    return connections.get();
  }

  int mostAtOnce() {
    return mostAtOnce.get();
  }

  @Override
  public void close() throws IOException {
    server.close();
    threads.shutdownNow();
  }

  private Void accept() throws IOException {
    while (true) {
      Socket connection = server.accept();
      connections.incrementAndGet();
      mostAtOnce.accumulateAndGet(open.incrementAndGet(), Math::max);
      threads.submit(() -> serve(connection));
    }
  }

  /* Counts the connection until the client closes it. */
  private Void serve(Socket connection) throws IOException {
    try (connection) {
      byte[] buffer = new byte[4_096];
      while (connection.getInputStream().read(buffer) >= 0) {
        connection.getOutputStream().write(ANSWER);
      }
      return null;
    } finally {
      open.decrementAndGet();
    }
  }
}
