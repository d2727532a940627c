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
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Serves a corpus on loopback as arXiv serves its own: OAI-PMH at {@code /oai}, the query API at
 * {@code /api/query}, the daily feeds below {@code /rss}. It remembers every request with its time,
 * so that a harvester's manners can be judged, and can leave requests waiting, so that a harvest
 * can be met half way.
 */
public final class ArxivSimulator implements AutoCloseable {
  /** Records on a page, as arXiv has it. */
  public static final int USUAL_PAGE_SIZE = 1_000;

  private final HttpServer server;
  private final ExecutorService workers;
  private final Clock clock;
  private final List<SimulatedRequest> requests = new CopyOnWriteArrayList<>();
  private final Gate gate = new Gate();

  private ArxivSimulator(HttpServer server, Map<String, Responder> interfaces, Clock clock) {
    this.server = server;
    this.clock = clock;
    this.workers = Executors.newVirtualThreadPerTaskExecutor();
    server.setExecutor(workers);
    interfaces.forEach(
        (path, responder) -> server.createContext(path, exchange -> answer(exchange, responder)));
  }

  /**
   * Starts serving.
   *
   * @param port on loopback; 0 takes a free one
   * @throws UncheckedIOException when the port is taken
   */
  public static ArxivSimulator start(int port, SyntheticCorpus corpus, Clock clock) {
    return start(port, corpus, clock, USUAL_PAGE_SIZE);
  }

  /**
   * Starts serving with pages of another size.
   *
   * @param port on loopback; 0 takes a free one
   * @param pageSize records on a page, 1 or more
   * @throws UncheckedIOException when the port is taken
   */
  public static ArxivSimulator start(int port, SyntheticCorpus corpus, Clock clock, int pageSize) {
    InetSocketAddress loopback = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    return start(loopback, corpus, clock, pageSize);
  }

  /** The same on an address of the caller's choice, for instance all those of a container. */
  static ArxivSimulator start(
      InetSocketAddress address, SyntheticCorpus corpus, Clock clock, int pageSize) {
    Map<String, Responder> interfaces =
        Map.of(
            "/oai",
            new OaiResponder(corpus, ArxivTaxonomy.load(), pageSize),
            "/api/query",
            new ApiResponder(corpus),
            "/rss",
            new RssResponder(corpus));
    ArxivSimulator simulator = new ArxivSimulator(bound(address), interfaces, clock);
    simulator.server.start();
    return simulator;
  }

  /** Where a harvester finds the OAI-PMH interface. */
  public URI oaiUrl() {
    return URI.create("http://127.0.0.1:" + port() + "/oai");
  }

  /** Where a harvester finds the query API. */
  public URI apiUrl() {
    return URI.create("http://127.0.0.1:" + port() + "/api/query");
  }

  /** Below here a harvester finds the daily feeds. */
  public URI rssUrl() {
    return URI.create("http://127.0.0.1:" + port() + "/rss");
  }

  public int port() {
    return server.getAddress().getPort();
  }

  /** Answers so many further requests; those that come then wait for {@link #release}. */
  public void holdAfter(int further) {
    gate.closeAfter(further);
  }

  /** Answers what waits, and everything that comes. */
  public void release() {
    gate.open();
  }

  /** Every request so far, in the order of arrival, those that wait included. */
  public List<SimulatedRequest> requests() {
    return List.copyOf(requests);
  }

  @Override
  public void close() {
    gate.open();
    server.stop(0);
    workers.close();
  }

  private void answer(HttpExchange exchange, Responder responder) throws IOException {
    URI asked = exchange.getRequestURI();
    String userAgent = exchange.getRequestHeaders().getFirst("User-Agent");
    String query = asked.getRawQuery();
    requests.add(
        new SimulatedRequest(
            clock.instant(),
            asked.getPath(),
            query == null ? "" : query,
            userAgent == null ? "" : userAgent));
    gate.pass();
    Responder.Answer answer = responder.answer(asked, clock.instant());
    exchange.getResponseHeaders().set("Content-Type", "text/xml; charset=utf-8");
    try (exchange) {
      exchange.sendResponseHeaders(answer.status(), answer.body().length);
      exchange.getResponseBody().write(answer.body());
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
