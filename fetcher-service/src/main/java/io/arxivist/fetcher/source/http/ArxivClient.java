package io.arxivist.fetcher.source.http;

import io.arxivist.fetcher.source.FoldedText;
import io.arxivist.fetcher.source.SourceException;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;
import javax.xml.stream.XMLStreamException;

/**
 * Asks one of arXiv's interfaces, at arXiv's pace and under our name. Overload (429, 503), failures
 * of the server or the network and unreadable answers are tried again a bounded number of times;
 * any other refusal is final at once.
 *
 * @param <P> what one answer says
 */
public final class ArxivClient<P> {
  private static final int TOO_MANY_REQUESTS = 429;
  private static final int FIRST_SERVER_ERROR = 500;

  private final HttpClient http;
  private final ClientSettings settings;
  private final PageReader<P> reader;
  private final RequestPacer pacer;
  private final Sleeper sleeper;
  private final RetryAfter retryAfter;

  public ArxivClient(
      HttpClient http,
      ClientSettings settings,
      PageReader<P> reader,
      RequestPacer pacer,
      Sleeper sleeper,
      Clock clock) {
    this.http = http;
    this.settings = settings;
    this.reader = reader;
    this.pacer = pacer;
    this.sleeper = sleeper;
    this.retryAfter = new RetryAfter(clock);
  }

  /**
   * Asks with arguments, in their order.
   *
   * @throws SourceException when there is no answer, with the reason
   */
  public P ask(Map<String, String> arguments) {
    return ask(address(arguments));
  }

  /**
   * Sends a request until it is answered or its attempts are used up.
   *
   * @throws SourceException when there is no answer, with the reason
   */
  public P ask(URI address) {
    try {
      for (int attempt = 0; ; attempt++) {
        switch (pacer.inTurn(() -> attempt(address))) {
          case Attempt.Answered<P> answered -> {
            return answered.page();
          }
          case Attempt.Failed<P> failed -> {
            if (!failed.mayRecover() || attempt >= settings.retries()) {
              throw new SourceException(
                  settings.url() + " " + failed.reason() + tries(attempt + 1), failed.cause());
            }
            Duration asked = failed.retryAfter();
            sleeper.sleep(asked == null ? settings.backOff(attempt) : asked);
          }
        }
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new CancellationException("interrupted while waiting for " + settings.url());
    }
  }

  private Attempt<P> attempt(URI address) throws InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(address)
            .timeout(settings.timeout())
            .header("User-Agent", settings.userAgent())
            .header("Accept-Encoding", "gzip")
            .build();
    try {
      HttpResponse<InputStream> response = http.send(request, BodyHandlers.ofInputStream());
      try (InputStream body = response.body()) {
        return read(response, body);
      }
    } catch (IOException failed) {
      return Attempt.Failed.recoverable("cannot be reached (" + failed + ")", failed);
    }
  }

  private Attempt<P> read(HttpResponse<InputStream> response, InputStream body) throws IOException {
    int status = response.statusCode();
    if (reader.reads(status)) {
      try {
        return new Attempt.Answered<>(reader.read(plain(response, body)));
      } catch (XMLStreamException malformed) {
        String where = FoldedText.of(malformed.getMessage());
        return Attempt.Failed.recoverable("gave a page that cannot be read: " + where, malformed);
      }
    }
    boolean mayRecover = status == TOO_MANY_REQUESTS || status >= FIRST_SERVER_ERROR;
    return new Attempt.Failed<>(
        "answered " + status,
        mayRecover,
        response.headers().firstValue("Retry-After").map(retryAfter::read).orElse(null),
        null);
  }

  private static InputStream plain(HttpResponse<?> response, InputStream body) throws IOException {
    boolean zipped =
        response.headers().firstValue("Content-Encoding").filter("gzip"::equals).isPresent();
    return zipped ? new GZIPInputStream(body) : body;
  }

  private URI address(Map<String, String> arguments) {
    return URI.create(
        settings.url()
            + "?"
            + arguments.entrySet().stream()
                .map(argument ->
                    argument.getKey()
                        + "="
                        + URLEncoder.encode(argument.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&")));
  }

  private static String tries(int count) {
    return count == 1 ? "" : ", tried " + count + " times";
  }
}
