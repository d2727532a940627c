package io.arxivist.simulator;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.arxivist.core.paper.ArxivTaxonomy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Serves a corpus on loopback as arXiv serves its own: OAI-PMH at {@code /oai}. It remembers every
 * request with its time, so that a harvester's manners can be judged.
 */
public final class ArxivSimulator implements AutoCloseable {
  private final HttpServer server;
  private final ExecutorService workers;
  private final Clock clock;
  private final List<SimulatedRequest> requests = new CopyOnWriteArrayList<>();

  private ArxivSimulator(HttpServer server, OaiResponder oai, Clock clock) {
    this.server = server;
    this.clock = clock;
    this.workers = Executors.newVirtualThreadPerTaskExecutor();
    server.setExecutor(workers);
    server.createContext(
        "/oai",
        exchange -> answer(exchange, oai.answer(exchange.getRequestURI(), clock.instant())));
  }

  /**
   * Starts serving.
   *
   * @param port on loopback; 0 takes a free one
   * @throws UncheckedIOException when the port is taken
   */
  public static ArxivSimulator start(int port, SyntheticCorpus corpus, Clock clock) {
    return start(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), corpus, clock);
  }

  /** The same on an address of the caller's choice, for instance all those of a container. */
  static ArxivSimulator start(InetSocketAddress address, SyntheticCorpus corpus, Clock clock) {
    OaiResponder oai = new OaiResponder(corpus, ArxivTaxonomy.load());
    ArxivSimulator simulator = new ArxivSimulator(bound(address), oai, clock);
    simulator.server.start();
    return simulator;
  }

  /** Where a harvester finds the OAI-PMH interface. */
  public URI oaiUrl() {
    return URI.create("http://127.0.0.1:" + port() + "/oai");
  }

  public int port() {
    return server.getAddress().getPort();
  }

  /** Every request so far, in the order of arrival. */
  public List<SimulatedRequest> requests() {
    return List.copyOf(requests);
  }

  @Override
  public void close() {
    server.stop(0);
    workers.close();
  }

  private void answer(HttpExchange exchange, byte[] body) throws IOException {
    URI asked = exchange.getRequestURI();
    String userAgent = exchange.getRequestHeaders().getFirst("User-Agent");
    String query = asked.getRawQuery();
    requests.add(
        new SimulatedRequest(
            clock.instant(),
            asked.getPath(),
            query == null ? "" : query,
            userAgent == null ? "" : userAgent));
    exchange.getResponseHeaders().set("Content-Type", "text/xml; charset=utf-8");
    try (exchange) {
      exchange.sendResponseHeaders(200, body.length);
      exchange.getResponseBody().write(body);
    }
  }

  private static HttpServer bound(InetSocketAddress address) {
    try {
      return HttpServer.create(address, 0);
    } catch (IOException e) {
      throw new UncheckedIOException("simulator cannot listen on port " + address.getPort(), e);
    }
  }
}
