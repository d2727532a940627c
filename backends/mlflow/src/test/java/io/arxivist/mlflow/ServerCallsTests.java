package io.arxivist.mlflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.arxivist.core.registry.RegistryException;
import java.net.ConnectException;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.mlflow.tracking.MlflowClientException;
import org.mlflow.tracking.MlflowHttpException;

class ServerCallsTests {
  private final ServerCalls calls = new ServerCalls(URI.create("http://mlflow.example:5000"));

  @Test
  void namesTheServerTheOperationAndMlflowsReason() {
    String body = "{\"error_code\":\"INVALID_STATE\",\"message\":\"The run  is\\ndeleted\"}";

    assertThatThrownBy(() ->
            calls.attempt(
                "create run",
                () -> {
                  throw new MlflowHttpException(400, "Bad Request", body);
                }))
        .isInstanceOf(RegistryException.class)
        .hasMessage(
            "MLflow at http://mlflow.example:5000: create run: 400 INVALID_STATE The run is"
                + " deleted");
  }

  @Test
  void namesTheCauseWhereThereWasNoAnswer() {
    RuntimeException lost = new MlflowClientException(new ConnectException("Connection refused"));

    assertThat(ServerCalls.answer(lost).toString())
        .isEqualTo("java.net.ConnectException: Connection refused");
  }

  @Test
  void knowsWhatMlflowMeansByItsCodes() {
    assertThat(answer(400, "RESOURCE_ALREADY_EXISTS").existsAlready()).isTrue();
    assertThat(answer(400, "INVALID_PARAMETER_VALUE").existsAlready()).isFalse();
    assertThat(answer(400, "INVALID_PARAMETER_VALUE").isMissingAlias()).isTrue();
    assertThat(answer(400, "INVALID_PARAMETER_VALUE").isMissing()).isFalse();
    assertThat(answer(404, "RESOURCE_DOES_NOT_EXIST").isMissing()).isTrue();
    assertThat(answer(404, "RESOURCE_DOES_NOT_EXIST").isMissingAlias()).isTrue();
    assertThat(answer(500, "INTERNAL_ERROR").isMissing()).isFalse();
  }

  @Test
  void keepsAnAnswerThatIsNotMlflows() {
    assertThat(ServerCalls.read(403, "Invalid Host header - possible DNS rebinding").toString())
        .isEqualTo("403 Invalid Host header - possible DNS rebinding");
    assertThat(ServerCalls.read(502, null).toString()).isEqualTo("502");
    assertThat(ServerCalls.read(502, "x".repeat(9_000)).toString()).hasSizeLessThan(600);
  }

  @Test
  void findsTheArtifactsBehindTheProxy() {
    assertThat(ServerArtifacts.root("mlflow-artifacts:/1/abc/artifacts"))
        .isEqualTo("1/abc/artifacts");
    assertThat(ServerArtifacts.root("mlflow-artifacts://host:5000/1/abc/artifacts"))
        .isEqualTo("1/abc/artifacts");
    assertThatThrownBy(() -> ServerArtifacts.root("s3://bucket/1/abc/artifacts"))
        .hasMessageContaining("s3://bucket")
        .hasMessageContaining("--artifacts-destination");
  }

  private static ServerCalls.Answer answer(int status, String code) {
    return ServerCalls.read(status, "{\"error_code\":\"" + code + "\",\"message\":\"why\"}");
  }
}
