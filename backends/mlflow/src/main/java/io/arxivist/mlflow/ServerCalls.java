package io.arxivist.mlflow;

import io.arxivist.core.registry.RegistryException;
import java.net.URI;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.mlflow.tracking.MlflowClientException;
import org.mlflow.tracking.MlflowHttpException;
import org.springframework.web.client.RestClientException;
import org.springframework.web.client.RestClientResponseException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Runs calls to an MLflow server, and turns each way they fail into one kind of exception. */
final class ServerCalls {
  private static final int LONGEST_REASON = 500;
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final URI server;

  ServerCalls(URI server) {
    this.server = server;
  }

  /** Runs a call whose operation is named in the exception's message. */
  <T> T attempt(String operation, Supplier<T> call) {
    try {
      return call.get();
    } catch (MlflowClientException | RestClientException refused) {
      throw new RegistryException(
          "%s: %s: %s".formatted(name(), operation, answer(refused)), refused);
    }
  }

  RegistryException failure(String operation, String reason) {
    return new RegistryException("%s: %s: %s".formatted(name(), operation, reason), null);
  }

  String name() {
    return "MLflow at " + server;
  }

  /** What a failed call says: MLflow's error code, empty where it gave none, and its message. */
  static Answer answer(RuntimeException failure) {
    return switch (failure) {
      case MlflowHttpException refused -> read(refused.getStatusCode(), refused.getBodyMessage());
      case RestClientResponseException refused ->
          read(refused.getStatusCode().value(), refused.getResponseBodyAsString());
      default -> new Answer(0, "", deepest(failure));
    };
  }

  /** An error as MLflow sends it: {@code {"error_code": "…", "message": "…"}}. */
  static Answer read(int status, @Nullable String body) {
    try {
      JsonNode error = JSON.readTree(body == null ? "" : body);
      String code = error.path("error_code").asString("");
      String message = error.path("message").asString("");
      if (!code.isEmpty() || !message.isEmpty()) {
        return new Answer(status, code, message);
      }
    } catch (JacksonException notJson) {
      /* A proxy's page, or the server's plain word about a host name it does not allow. */
      return new Answer(status, "", body == null ? "" : body);
    }
    return new Answer(status, "", body == null ? "" : body);
  }

  private static String deepest(Throwable failure) {
    Throwable cause = failure;
    while (cause.getCause() != null) {
      cause = cause.getCause();
    }
    return cause.toString();
  }

  /**
   * Why a call failed.
   *
   * @param status HTTP's, 0 where there was no answer
   * @param code MLflow's, such as {@code RESOURCE_DOES_NOT_EXIST}
   */
  record Answer(int status, String code, String message) {
    boolean isMissing() {
      return status == 404 || code.equals("RESOURCE_DOES_NOT_EXIST");
    }

    /* MLflow answers 400, not 409. */
    boolean existsAlready() {
      return code.equals("RESOURCE_ALREADY_EXISTS");
    }

    /* MLflow answers 400 with its general code, not 404, when a model has no such alias. */
    boolean isMissingAlias() {
      return isMissing() || code.equals("INVALID_PARAMETER_VALUE");
    }

    @Override
    public String toString() {
      String text =
          (status == 0 ? "" : status + " ") + (code.isEmpty() ? "" : code + " ") + message;
      String line = text.strip().replaceAll("\\s+", " ");
      return line.length() <= LONGEST_REASON ? line : line.substring(0, LONGEST_REASON) + "…";
    }
  }
}
