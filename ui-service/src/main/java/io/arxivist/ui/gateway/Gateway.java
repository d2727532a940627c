package io.arxivist.ui.gateway;

import io.arxivist.service.web.RequestIdFilter;
import io.arxivist.ui.UiProperties;
import java.io.IOException;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.client.ClientHttpResponse;
import org.springframework.stereotype.Component;
import org.springframework.web.client.ResourceAccessException;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClient.RequestHeadersSpec;
import org.springframework.web.client.RestClientException;
import org.springframework.web.util.UriBuilder;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Asks the API gateway. Never throws for what a gateway may do; the {@link Answer} tells. */
@Component
public class Gateway {
  private static final Logger LOG = LoggerFactory.getLogger(Gateway.class);
  private static final int NOT_FOUND = 404;

  private final RestClient client;
  private final JsonMapper json;
  private final Executor threads = task -> Thread.ofVirtual().name("question").start(task);

  Gateway(RestClient.Builder builder, UiProperties properties, JsonMapper json) {
    this.client = builder.baseUrl(properties.gatewayUrl() + "/api/v1").build();
    this.json = json;
  }

  /** Asks for JSON at a path such as {@code /models}. */
  public <T> Answer<T> get(String path, Class<T> type) {
    return get(uri -> uri.path(path).build(), ParameterizedTypeReference.forType(type));
  }

  /** Asks for JSON at an address with parameters. */
  public <T> Answer<T> get(Function<UriBuilder, URI> address, ParameterizedTypeReference<T> type) {
    return exchange(
        client.get().uri(address).accept(MediaType.APPLICATION_JSON),
        response -> response.bodyTo(type));
  }

  /** Asks for a page, such as a drift report. */
  public Answer<String> page(String path) {
    return exchange(
        client.get().uri(uri -> uri.path(path).build()).accept(MediaType.TEXT_HTML),
        response -> response.bodyTo(String.class));
  }

  /** Sends a body, at a path with a place for each value, and reads what comes back. */
  public <T> Answer<T> post(String path, Object body, Class<T> type, Object... values) {
    return exchange(
        client
            .post()
            .uri(path, values)
            .contentType(MediaType.APPLICATION_JSON)
            .accept(MediaType.APPLICATION_JSON)
            .body(body),
        response -> response.bodyTo(type));
  }

  /** Asks that something end, at a path with a place for each value. */
  public <T> Answer<T> delete(String path, Class<T> type, Object... values) {
    return exchange(
        client.delete().uri(path, values).accept(MediaType.APPLICATION_JSON),
        response -> response.bodyTo(type));
  }

  /** Asks while others ask, so that of several questions the slowest alone decides. */
  public <T> CompletableFuture<T> ask(Supplier<T> question) {
    Map<String, String> context = MDC.getCopyOfContextMap();
    return CompletableFuture.supplyAsync(
        () -> {
          if (context != null) {
            MDC.setContextMap(context);
          }
          return question.get();
        },
        threads);
  }

  private <T> Answer<T> exchange(RequestHeadersSpec<?> request, Reader<T> reader) {
    String requestId = MDC.get(RequestIdFilter.LOG_KEY);
    if (requestId != null) {
      request.header(RequestIdFilter.HEADER, requestId);
    }
    try {
      return request.exchange((asked, response) -> answer(response, reader));
    } catch (ResourceAccessException unreachable) {
      LOG.debug("the gateway does not answer", unreachable);
      return new Answer.Down<>(Fault.gatewayDown());
    } catch (RestClientException unreadable) {
      LOG.warn("the gateway's answer cannot be read", unreadable);
      return new Answer.Down<>(Fault.unreadable());
    }
  }

  private <T> Answer<T> answer(
      RequestHeadersSpec.ConvertibleClientHttpResponse response, Reader<T> reader)
      throws IOException {
    HttpStatusCode status = response.getStatusCode();
    if (status.is2xxSuccessful()) {
      T body = reader.read(response);
      return body == null ? new Answer.Down<>(Fault.unreadable()) : new Answer.Found<>(body);
    }
    Problem problem = problem(response);
    if (status.value() == NOT_FOUND) {
      return new Answer.Absent<>(problem);
    }
    return status.is4xxClientError()
        ? new Answer.Refused<>(problem)
        : new Answer.Down<>(Fault.said(problem));
  }

  /* Something between here and the gateway may answer an error without a problem detail. */
  private Problem problem(ClientHttpResponse response) throws IOException {
    int status = response.getStatusCode().value();
    try {
      Problem problem = json.readValue(response.getBody().readAllBytes(), Problem.class);
      return new Problem(status, problem.detail(), problem.field(), problem.rule());
    } catch (JacksonException other) {
      LOG.debug("status {} came without a problem detail", status, other);
      return new Problem(status, null, null, null);
    }
  }

  @FunctionalInterface
  private interface Reader<T> {
    @Nullable T read(RequestHeadersSpec.ConvertibleClientHttpResponse response);
  }
}
