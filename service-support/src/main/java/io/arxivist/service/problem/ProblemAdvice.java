package io.arxivist.service.problem;

import io.arxivist.core.archive.ArchiveException;
import io.arxivist.core.registry.RegistryException;
import io.arxivist.core.validation.InvalidFieldException;
import io.arxivist.service.web.RequestIdFilter;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.ServletRequestBindingException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;
import tools.jackson.core.JacksonException;

/** Turns every exception of a request into a problem detail. */
@RestControllerAdvice
public final class ProblemAdvice extends ResponseEntityExceptionHandler {
  private static final Logger LOG = LoggerFactory.getLogger(ProblemAdvice.class);

  @ExceptionHandler
  ResponseEntity<ProblemDetail> invalid(InvalidFieldException refusal) {
    return answer(Problems.invalid(refusal.field(), refusal.value(), refusal.rule()));
  }

  @ExceptionHandler
  ResponseEntity<ProblemDetail> unreadable(JacksonException unreadable) {
    return answer(Problems.unreadable(unreadable));
  }

  @ExceptionHandler
  ResponseEntity<ProblemDetail> mistyped(MethodArgumentTypeMismatchException mismatch) {
    return answer(Problems.mistyped(mismatch));
  }

  @ExceptionHandler
  ResponseEntity<ProblemDetail> notFound(NotFoundException absent) {
    return answer(Problems.of(HttpStatus.NOT_FOUND, absent.getMessage()));
  }

  @ExceptionHandler
  ResponseEntity<ProblemDetail> conflict(ConflictException conflict) {
    return answer(Problems.of(HttpStatus.CONFLICT, conflict.getMessage()));
  }

  @ExceptionHandler
  ResponseEntity<ProblemDetail> unavailable(UnavailableException away) {
    LOG.warn("{} is not available: {}", away.backend(), away.getMessage());
    return answer(Problems.unavailable(away.backend(), away.getMessage()));
  }

  @ExceptionHandler
  ResponseEntity<ProblemDetail> registryFailed(RegistryException failed) {
    LOG.warn("the model registry failed", failed);
    return answer(Problems.unavailable("mlflow", failed.getMessage()));
  }

  @ExceptionHandler
  ResponseEntity<ProblemDetail> archiveFailed(ArchiveException failed) {
    LOG.warn("the article archive failed", failed);
    return answer(Problems.unavailable("archive", failed.getMessage()));
  }

  @ExceptionHandler
  ResponseEntity<ProblemDetail> storageFailed(DataAccessException failed) {
    String backend = Problems.backend(failed);
    LOG.warn("{} failed", backend, failed);
    return answer(Problems.unavailable(backend, backend + " does not answer as it should"));
  }

  @ExceptionHandler
  ResponseEntity<ProblemDetail> unexpected(Exception unexpected) {
    LOG.error("unexpected failure of a request", unexpected);
    return answer(
        Problems.of(
            HttpStatus.INTERNAL_SERVER_ERROR,
            "An unexpected failure; the log has it under the request id."));
  }

  @Override
  protected @Nullable ResponseEntity<Object> handleHttpMessageNotReadable(
      HttpMessageNotReadableException unreadable,
      HttpHeaders headers,
      HttpStatusCode status,
      WebRequest request) {
    ProblemDetail problem =
        unreadable.getCause() instanceof JacksonException json
            ? Problems.unreadable(json)
            : Problems.invalid("body", null, "is missing or not readable as JSON");
    return handleExceptionInternal(unreadable, problem, headers, status, request);
  }

  @Override
  protected @Nullable ResponseEntity<Object> handleServletRequestBindingException(
      ServletRequestBindingException unbound,
      HttpHeaders headers,
      HttpStatusCode status,
      WebRequest request) {
    ProblemDetail problem =
        unbound instanceof MissingServletRequestParameterException missing
            ? Problems.invalid(missing.getParameterName(), null, "is missing")
            : unbound.getBody();
    return handleExceptionInternal(unbound, problem, headers, status, request);
  }

  @Override
  protected ResponseEntity<Object> createResponseEntity(
      @Nullable Object body, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
    if (body instanceof ProblemDetail problem) {
      identify(problem);
    }
    return new ResponseEntity<>(body, headers, status);
  }

  private static ResponseEntity<ProblemDetail> answer(ProblemDetail problem) {
    return ResponseEntity.status(problem.getStatus()).body(identify(problem));
  }

  private static ProblemDetail identify(ProblemDetail problem) {
    String requestId = MDC.get(RequestIdFilter.LOG_KEY);
    if (requestId != null) {
      problem.setProperty("requestId", requestId);
    }
    return problem;
  }
}
