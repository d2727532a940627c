package io.arxivist.simulator;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import io.arxivist.core.validation.InvalidFieldException;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Shows and changes a running simulator over HTTP, in JSON: {@code GET /control}, {@code PUT
 * /control/faults}, {@code POST /control/clock}. Refusals are problem details.
 */
final class ControlEndpoint implements HttpHandler {
  static final String PATH = "/control";

  private static final int LARGEST_BODY = 65_536;

  private final ArxivSimulator simulator;
  private final Clock clock;
  private final JsonMapper json =
      JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();

  /**
   * What the simulator does now.
   *
   * @param rate chance of a fault
   */
  record View(Instant now, List<Fault> faults, double rate, Tally tally) {}

  private record Problem(int status, String detail) {}

  private static final class Refused extends RuntimeException {
    private final int status;

    Refused(int status, String detail) {
      super(detail);
      this.status = status;
    }
  }

  ControlEndpoint(ArxivSimulator simulator, Clock clock) {
    this.simulator = simulator;
    this.clock = clock;
  }

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      Response answer;
      try {
        obey(exchange);
        answer = answer(200, view(), "application/json");
      } catch (Refused refused) {
        answer = problem(refused.status, refused);
      } catch (JacksonException | InvalidFieldException invalid) {
        answer = problem(400, invalid);
      }
      answer.send(exchange, () -> {});
    }
  }

  private void obey(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath();
    String allowed =
        Map.of(PATH, "GET", PATH + "/faults", "PUT", PATH + "/clock", "POST")
            .getOrDefault(path, "");
    if (allowed.isEmpty()) {
      throw new Refused(404, path + " is not /control, /control/faults or /control/clock");
    }
    if (!exchange.getRequestMethod().equals(allowed)) {
      throw new Refused(405, path + " takes " + allowed);
    }
    switch (allowed) {
      case "PUT" -> simulator.faults(body(exchange, FaultOrder.class).plan());
      case "POST" -> move(body(exchange, ClockOrder.class));
      default -> {
        // GET changes nothing.
      }
    }
  }

  private void move(ClockOrder order) {
    if (!(clock instanceof MovableClock movable)) {
      throw new Refused(409, "this simulator's clock cannot be moved");
    }
    order.move(movable);
  }

  /* Other types may be sent by a page in somebody's browser without asking. */
  private <T> T body(HttpExchange exchange, Class<T> type) throws IOException {
    String given = exchange.getRequestHeaders().getFirst("Content-Type");
    if (given == null || !given.startsWith("application/json")) {
      throw new Refused(415, "the body's Content-Type must be application/json");
    }
    byte[] body = exchange.getRequestBody().readNBytes(LARGEST_BODY + 1);
    if (body.length > LARGEST_BODY) {
      throw new Refused(413, "the body is longer than " + LARGEST_BODY + " bytes");
    }
    T order = body.length == 0 ? null : json.readValue(body, type);
    if (order == null) {
      throw new Refused(400, "the body is missing");
    }
    return order;
  }

  private View view() {
    FaultPlan plan = simulator.faults();
    List<Fault> faults = plan.faults().stream().sorted(Comparator.naturalOrder()).toList();
    return new View(clock.instant(), faults, plan.rate(), simulator.tally());
  }

  private Response problem(int status, RuntimeException reason) {
    return answer(status, new Problem(status, detail(reason)), "application/problem+json");
  }

  /* What a record refuses comes wrapped in what the reader says of it. */
  private static String detail(RuntimeException reason) {
    if (reason.getCause() instanceof InvalidFieldException invalid) {
      return String.valueOf(invalid.getMessage());
    }
    return reason instanceof JacksonException unreadable
        ? unreadable.getOriginalMessage()
        : String.valueOf(reason.getMessage());
  }

  private Response answer(int status, Object body, String type) {
    return Response.of(status, json.writeValueAsBytes(body)).with("Content-Type", type);
  }
}
