package io.arxivist.simulator;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** Makes a wrong answer out of a true one. */
final class FaultInjector {
  private static final int FOUND = 302;
  private static final int TOO_MANY_REQUESTS = 429;
  private static final int UNAVAILABLE = 503;

  private final Clock clock;
  private final Duration retryAfter;
  private final Consumer<String> spoilt;

  /**
   * @param retryAfter how long an overloaded answer asks to wait, where it does
   * @param spoilt told the arXiv id of each record that is given broken
   */
  FaultInjector(Clock clock, Duration retryAfter, Consumer<String> spoilt) {
    this.clock = clock;
    this.retryAfter = retryAfter;
    this.spoilt = spoilt;
  }

  /** The faults that would show in this answer. */
  static Set<Fault> possible(Question question, Answer truth) {
    Set<Fault> possible = EnumSet.noneOf(Fault.class);
    int start = truth instanceof Answer.Page page ? page.slice().start() : 0;
    int records = truth instanceof Answer.Page page ? page.slice().records() : 0;
    for (Fault fault : Fault.values()) {
      boolean shows =
          switch (fault.needs()) {
            case NOTHING -> true;
            case RECORDS -> records > 0;
            case PAPER -> truth instanceof Answer.Page page && page.papers() > 0;
            case SEVERAL_RECORDS -> records > 1;
            case EARLIER_PAGE -> start > 0 && records > 0;
            case GZIP_ACCEPTED -> question.acceptsGzip();
          };
      if (shows && fault.interfaces().contains(question.of())) {
        possible.add(fault);
      }
    }
    return possible;
  }

  /** The wrong answer; empty for none at all. */
  Optional<Response> inject(Fault fault, Question question, Answer truth) {
    return switch (fault) {
      case STALL -> Optional.empty();
      case TOO_MANY_REQUESTS -> Optional.of(overloaded(TOO_MANY_REQUESTS));
      case TOO_MANY_REQUESTS_RETRY_SECONDS -> Optional.of(inSeconds(TOO_MANY_REQUESTS));
      case TOO_MANY_REQUESTS_RETRY_DATE -> Optional.of(atDate(TOO_MANY_REQUESTS));
      case UNAVAILABLE -> Optional.of(overloaded(UNAVAILABLE));
      case UNAVAILABLE_RETRY_SECONDS -> Optional.of(inSeconds(UNAVAILABLE));
      case UNAVAILABLE_RETRY_DATE -> Optional.of(atDate(UNAVAILABLE));
      case REDIRECT ->
          Optional.of(
              Response.of(FOUND, new byte[0])
                  .with("Location", question.origin() + question.uri().toString()));
      case RESET -> Optional.of(truth.response().tornInTheMiddle());
      case GZIP -> Optional.of(truth.response().compressed());
      case MALFORMED_PAGE -> Optional.of(malformed(question, truth));
      case EXPIRED_TOKEN -> Optional.of(expired(question));
      case EMPTY_PAGE, SHORT_PAGE, REPEATED_PAGE, CHANGED_TOTAL ->
          Optional.of(recut(fault, (Answer.Page) truth));
      case MALFORMED_RECORD, HUGE_TEXT, ENTITY_BOMB ->
          Optional.of(spoilt(fault, question, truth.response()));
    };
  }

  /** What arXiv answers to those who ask sooner or more at once than it allows. */
  Response overstepped(int status, Duration pause) {
    return overloaded(status).with("Retry-After", Long.toString(seconds(pause)));
  }

  private static Response recut(Fault fault, Answer.Page page) {
    Slice slice = page.slice();
    Slice shown =
        switch (fault) {
          case EMPTY_PAGE -> slice.empty();
          case SHORT_PAGE -> slice.firstHalf();
          case REPEATED_PAGE -> slice.before(page.pageSize());
          default -> slice.otherTotal(page.pageSize());
        };
    return Response.of(200, page.rendering().of(shown));
  }

  private Response spoilt(Fault fault, Question question, Response truth) {
    Spoiler spoiler = Spoiler.of(truth.body(), question.of());
    Spoiler.Spoilt page =
        switch (fault) {
          case MALFORMED_RECORD -> spoiler.malformed(question.number() % 2 == 0);
          case HUGE_TEXT -> spoiler.huge();
          default -> spoiler.bomb(question.origin() + ArxivSimulator.ENTITY_PATH);
        };
    spoilt.accept(page.id());
    return Response.of(truth.status(), page.body());
  }

  private static Response malformed(Question question, Answer truth) {
    byte[] body = truth.response().body();
    return question.number() % 2 == 0
        ? Response.of(200, Arrays.copyOf(body, body.length * 2 / 3))
        : html(200, "arXiv is being looked after<br>");
  }

  private Response expired(Question question) {
    OaiDocument document = new OaiDocument(question.uri(), clock.instant());
    document.error(new OaiError("badResumptionToken", "the token has expired"));
    return Response.of(200, document.bytes());
  }

  private static Response overloaded(int status) {
    return html(status, "Rate exceeded.");
  }

  private static Response html(int status, String text) {
    String page = "<html><body><p>" + text + "</body></html>";
    return Response.of(status, page.getBytes(StandardCharsets.UTF_8))
        .with("Content-Type", "text/html; charset=utf-8");
  }

  private Response inSeconds(int status) {
    return overloaded(status).with("Retry-After", Long.toString(seconds(retryAfter)));
  }

  private Response atDate(int status) {
    Instant until =
        clock.instant().truncatedTo(ChronoUnit.SECONDS).plusSeconds(seconds(retryAfter));
    return overloaded(status)
        .with(
            "Retry-After",
            DateTimeFormatter.RFC_1123_DATE_TIME.format(until.atOffset(ZoneOffset.UTC)));
  }

  private static long seconds(Duration time) {
    return time.plusMillis(999).toSeconds();
  }
}
