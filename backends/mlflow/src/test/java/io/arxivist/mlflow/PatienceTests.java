package io.arxivist.mlflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.arxivist.core.registry.RegistryException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.mlflow.tracking.MlflowClientException;

class PatienceTests {
  @Test
  void givesUpOnAServerThatTakesACallAndNeverAnswers() throws IOException {
    try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        MlflowServerRegistry registry =
            new MlflowServerRegistry(
                URI.create("http://127.0.0.1:" + silent.getLocalPort()), Duration.ofSeconds(3))) {
      assertThatThrownBy(() -> registry.findRun("0123456789abcdef0123456789abcdef"))
          .isInstanceOf(RegistryException.class)
          .hasMessageContaining("find run")
          .hasMessageContaining("TimeoutException");

      assertThatTheCallWasHungUp(silent);
    }
  }

  @Test
  void passesOnWhatTheCallSays() {
    Patience patience = new Patience(Duration.ofSeconds(5));

    assertThat(patience.<String>call(() -> "answer")).isEqualTo("answer");
    assertThatThrownBy(() ->
            patience.run(() -> {
              throw new MlflowClientException("refused");
            }))
        .isInstanceOf(MlflowClientException.class)
        .hasMessage("refused");
  }

  private static void assertThatTheCallWasHungUp(ServerSocket silent) throws IOException {
    silent.setSoTimeout(5_000);
    try (Socket call = silent.accept()) {
      call.setSoTimeout(5_000);
      assertThat(call.getInputStream().readAllBytes()).asString().startsWith("GET ");
    }
  }
}
