package io.arxivist.fetcher.source.http;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Sends one request over a connection of its own, which is closed before the answer is returned:
 * whoever asks next, in whichever process, has the only connection to arXiv. The answer must be
 * whole within a time and a size, so neither a server that trickles nor one that never ends holds
 * up the others.
 */
final class SingleRequest {
  /* arXiv's largest pages have some 10 MB. */
  static final int MOST_BYTES = 64 << 20;

  private SingleRequest() {}

  /**
   * Sends a request and follows no redirect.
   *
   * @param deadline for all of it, from the connection to the last byte
   * @throws IOException when there is no whole answer
   */
  static HttpResponse<byte[]> send(HttpRequest request, Duration deadline)
      throws IOException, InterruptedException {
    HttpClient http =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(deadline)
            .build();
    try (http) {
      try {
        CompletableFuture<HttpResponse<byte[]>> answer =
            http.sendAsync(request, BodyHandlers.limiting(BodyHandlers.ofByteArray(), MOST_BYTES));
        return answer.get(deadline.toMillis(), TimeUnit.MILLISECONDS);
      } catch (TimeoutException late) {
        throw new HttpTimeoutException("no whole answer within " + deadline.toSeconds() + " s");
      } catch (ExecutionException failed) {
        throw failed.getCause() instanceof IOException known ? known : new IOException(failed);
      } finally {
        http.shutdownNow();
      }
    }
  }
}
