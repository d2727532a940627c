package io.arxivist.gateway;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpTimeoutException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.cloud.gateway.server.mvc.common.MvcUtils;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.stereotype.Component;
import org.springframework.web.client.ResourceAccessException;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.ModelAndView;

/**
 * Says which service failed a request: 503 where it cannot be reached, 504 where it took too long.
 * The problem detail's property {@code service} names it.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class ServiceFailureResolver implements HandlerExceptionResolver {
  private static final Logger log = LoggerFactory.getLogger(ServiceFailureResolver.class);

  private static final Duration QUIET = Duration.ofMinutes(1);

  private final ProblemWriter problems;
  private final Clock clock;
  private final Map<String, Instant> lastSaid = new ConcurrentHashMap<>();

  ServiceFailureResolver(ProblemWriter problems, Clock clock) {
    this.problems = problems;
    this.clock = clock;
  }

  @Override
  public @Nullable ModelAndView resolveException(
      HttpServletRequest request,
      HttpServletResponse response,
      @Nullable Object handler,
      Exception failure) {
    if (!(request.getAttribute(MvcUtils.GATEWAY_ROUTE_ID_ATTR) instanceof String service)
        || !(failure instanceof ResourceAccessException)) {
      return null;
    }
    say(service, request, failure);
    try {
      problems.write(problem(service, failure), response);
    } catch (IOException gone) {
      log.debug("The client left before it could be told that the {} failed", service, gone);
    }
    return new ModelAndView();
  }

  private static ProblemDetail problem(String service, Exception failure) {
    boolean slow =
        failure.getCause() instanceof HttpTimeoutException
            && !(failure.getCause() instanceof HttpConnectTimeoutException);
    ProblemDetail problem =
        slow
            ? ProblemDetail.forStatusAndDetail(
                HttpStatus.GATEWAY_TIMEOUT, "The " + service + " took too long to answer.")
            : ProblemDetail.forStatusAndDetail(
                HttpStatus.SERVICE_UNAVAILABLE, "The " + service + " cannot be reached.");
    problem.setProperty("service", service);
    return problem;
  }

  /* A dashboard asks every few seconds; one line a minute says as much as thirty. */
  private void say(String service, HttpServletRequest request, Exception failure) {
    Instant now = clock.instant();
    Instant before = lastSaid.put(service, now);
    if (before != null && now.isBefore(before.plus(QUIET))) {
      lastSaid.put(service, before);
      return;
    }
    log.warn(
        "{} {}: the {} failed: {}",
        request.getMethod(),
        request.getRequestURI(),
        service,
        cause(failure));
  }

  /* A refused connection carries no message of its own. */
  private static String cause(Exception failure) {
    Throwable cause = failure.getCause();
    return cause instanceof ConnectException ? "connection refused" : String.valueOf(cause);
  }
}
