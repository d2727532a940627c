package io.arxivist.ui.page;

import io.arxivist.ui.UiProperties;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.servlet.ModelAndView;

/**
 * A reader gets a page where a client of the API would get a problem detail. Comes before the
 * advice that all services share.
 */
@ControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
class PageAdvice {
  private static final Logger LOG = LoggerFactory.getLogger(PageAdvice.class);

  private final UiProperties properties;
  private final FormToken token;

  PageAdvice(UiProperties properties, FormToken token) {
    this.properties = properties;
    this.token = token;
  }

  @ModelAttribute
  void giveToken(HttpServletRequest request, HttpServletResponse response) {
    token.give(request, response);
  }

  @ModelAttribute("refresh")
  String refresh() {
    return properties.refresh().toMillis() + "ms";
  }

  @ExceptionHandler
  ModelAndView failed(Exception failure, HttpServletRequest request) {
    HttpStatus status = status(failure);
    if (status.is5xxServerError()) {
      LOG.error("{} {} failed", request.getMethod(), request.getRequestURI(), failure);
    }
    return new ModelAndView("error", Map.of("status", status.value()), status);
  }

  private static HttpStatus status(Exception failure) {
    return failure instanceof ErrorResponse response
        ? HttpStatus.valueOf(response.getStatusCode().value())
        : HttpStatus.INTERNAL_SERVER_ERROR;
  }
}
