package io.arxivist.simulator;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/**
 * Serves a corpus on loopback as arXiv serves its own: OAI-PMH at {@code /oai}, the query API at
 * {@code /api/query}, the daily feeds below {@code /rss}; and as badly as arXiv does at its worst,
 * where a {@link FaultPlan} says so. It remembers every request with its time, so that a
 * harvester's manners can be judged, and can leave requests waiting, so that a harvest can be met
 * half way.
 */
public final class ArxivSimulator implements AutoCloseable {
  /** Records on a page, as arXiv has it. */
  public static final int USUAL_PAGE_SIZE = 1_000;

  /** The address that {@link Fault#ENTITY_BOMB} names. */
  static final String ENTITY_PATH = "/entity";

  private static final Duration SHORTEST_PAUSE = Duration.ofSeconds(3);
  private static final int TOO_MANY_REQUESTS = 429;
  private static final int UNAVAILABLE = 503;

  private final HttpServer server;
  private final ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor();
  private final Clock clock;
  private final Duration latency;
  private final boolean strict;
  private final RequestLog log;
  private final FaultInjector injector;
  private final Gate gate = new Gate();
  private final CountDownLatch closed = new CountDownLatch(1);
  private volatile FaultPlan faults;

  ArxivSimulator(SimulatorBuilder wanted) {
    this.clock = wanted.clock;
    this.latency = wanted.latency;
    this.strict = wanted.strict;
    this.log = new RequestLog(clock);
    this.injector = new FaultInjector(clock, wanted.retryAfter, log::spoilt);
    this.faults = wanted.faults;
    this.server = bound(wanted.address);
    server.setExecutor(workers);
    responders(wanted)
        .forEach((of, responder) ->
            server.createContext(of.path(), exchange -> answer(exchange, of, responder)));
    server.createContext(ENTITY_PATH, this::resolveEntity);
    if (wanted.controllable) {
      server.createContext(ControlEndpoint.PATH, new ControlEndpoint(this, clock));
    }
    server.start();
  }

  /** Begins to describe a simulator of a corpus. */
  public static SimulatorBuilder builder(Corpus corpus) {
    return new SimulatorBuilder(corpus);
  }

  /**
   * Starts serving, each paper under the day of its last change.
   *
   * @param port on loopback; 0 takes a free one
   * @throws UncheckedIOException when the port is taken
   */
  public static ArxivSimulator start(int port, Corpus corpus, Clock clock) {
    return start(port, corpus, clock, USUAL_PAGE_SIZE);
  }

  /**
   * Starts serving with pages of another size, each paper under the day of its last change.
   *
   * @param port on loopback; 0 takes a free one
   * @param pageSize records on a page, 1 or more
   * @throws UncheckedIOException when the port is taken
   */
  public static ArxivSimulator start(int port, Corpus corpus, Clock clock, int pageSize) {
    return builder(corpus.datedByLastChange()).port(port).clock(clock).pageSize(pageSize).start();
  }

  /** Where a harvester finds the OAI-PMH interface. */
  public URI oaiUrl() {
    return url(ArxivInterface.OAI);
  }

  /** Where a harvester finds the query API. */
  public URI apiUrl() {
    return url(ArxivInterface.API);
  }

  /** Below here a harvester finds the daily feeds. */
  public URI rssUrl() {
    return url(ArxivInterface.RSS);
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

  /** Goes on with another plan from the next request on. */
  public void faults(FaultPlan plan) {
    faults = plan;
  }

  /** What time it is at this arXiv. */
  Instant now() {
    return clock.instant();
  }

  /** The plan in force. */
  FaultPlan faults() {
    return faults;
  }

  /** Every request so far, in the order of arrival, those that wait included. */
  public List<SimulatedRequest> requests() {
    return log.requests();
  }

  /** What it was asked so far, in numbers. */
  public Tally tally() {
    return log.tally();
  }

  /** Lets go of everything that waits, and stops. */
  @Override
  public void close() {
    closed.countDown();
    gate.open();
    server.stop(0);
    workers.close();
  }

  private static Map<ArxivInterface, Responder> responders(SimulatorBuilder wanted) {
    Archive archive = new Archive(wanted.corpus, wanted.announcements);
    return Map.of(
        ArxivInterface.OAI,
        new OaiResponder(archive, wanted.pageSize),
        ArxivInterface.API,
        new ApiResponder(archive),
        ArxivInterface.RSS,
        new RssResponder(archive));
  }

  private URI url(ArxivInterface of) {
    return URI.create("http://127.0.0.1:" + port() + of.path());
  }

  private void answer(HttpExchange exchange, ArxivInterface of, Responder responder)
      throws IOException {
    String userAgent = header(exchange, "User-Agent");
    RequestLog.Arrival arrival = log.arrived(of, exchange.getRequestURI(), userAgent);
    try (exchange) {
      gate.pass();
      pause(latency);
      Response response = strict ? overstepped(arrival) : null;
      if (response == null) {
        response = served(question(exchange, of, arrival), responder, arrival).orElse(null);
      }
      if (response == null) {
        arrival.answered();
        closed.await();
      } else {
        response.send(exchange, arrival::answered);
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("the simulator ends");
    } finally {
      arrival.answered();
    }
  }

  private static Question question(
      HttpExchange exchange, ArxivInterface of, RequestLog.Arrival arrival) {
    return new Question(
        of,
        "http://" + header(exchange, "Host"),
        exchange.getRequestURI(),
        header(exchange, "Accept-Encoding").contains("gzip"),
        arrival.number());
  }

  private Optional<Response> served(
      Question question, Responder responder, RequestLog.Arrival arrival) {
    Answer truth = responder.answer(question.uri(), clock.instant());
    Set<Fault> possible = FaultInjector.possible(question, truth);
    Optional<Fault> fault = faults.next(question.uri().toString(), possible);
    if (fault.isEmpty()) {
      return Optional.of(truth.response());
    }
    arrival.served(fault.get());
    return injector.inject(fault.get(), question, truth);
  }

  private @Nullable Response overstepped(RequestLog.Arrival arrival) {
    Duration pause = arrival.pause();
    boolean tooSoon = pause != null && pause.compareTo(SHORTEST_PAUSE) < 0;
    if (!tooSoon && arrival.others() == 0) {
      return null;
    }
    arrival.overstepped();
    return injector.overstepped(tooSoon ? TOO_MANY_REQUESTS : UNAVAILABLE, SHORTEST_PAUSE);
  }

  private void resolveEntity(HttpExchange exchange) throws IOException {
    log.entityResolved();
    try (exchange) {
      Response.of(200, new byte[] {'x'}).send(exchange, () -> {});
    }
  }

  private static String header(HttpExchange exchange, String name) {
    String value = exchange.getRequestHeaders().getFirst(name);
    return value == null ? "" : value;
  }

  private static void pause(Duration time) throws InterruptedException {
    if (time.isPositive()) {
      Thread.sleep(time);
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
