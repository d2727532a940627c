package io.arxivist.fetcher.source.http;

import io.arxivist.fetcher.source.FoldedText;
import io.arxivist.fetcher.source.SourceException;
import io.arxivist.fetcher.source.SourceException.Kind;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;
import javax.xml.stream.XMLStreamException;
import org.jspecify.annotations.Nullable;

/**
 * Asks one of arXiv's interfaces, at arXiv's pace and under our name. Overload (429, 503), failures
 * of the server or the network and answers that cannot be used are tried again a bounded number of
 * times; any other refusal is final at once. A wait that the server asks for keeps back every
 * request to arXiv, not this client's alone.
 *
 * @param <P> what one answer says
 */
public final class ArxivClient<P> {
  private static final int TOO_MANY_REQUESTS = 429;
  private static final int UNAVAILABLE = 503;
  private static final int FIRST_SERVER_ERROR = 500;
  private static final int MOST_REDIRECTS = 5;

  private final ClientSettings settings;
  private final PageReader<P> reader;
  private final RequestPacer pacer;
  private final Sleeper sleeper;
  private final RetryAfter retryAfter;

  public ArxivClient(
      ClientSettings settings,
      PageReader<P> reader,
      RequestPacer pacer,
      Sleeper sleeper,
      Clock clock) {
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
  public P ask(Map<String, String> arguments, Complaint<P> complaint) {
    return ask(address(arguments), complaint);
  }

  /**
   * Sends a request until it is answered or its attempts are used up.
   *
   * @throws SourceException when there is no answer, with the reason
   */
  public P ask(URI address, Complaint<P> complaint) {
    try {
      for (int attempt = 0; ; attempt++) {
        switch (followed(address, attempt, complaint)) {
          case Attempt.Answered<P> answered -> {
            return answered.page();
          }
          case Attempt.Redirected<P> endless -> throw failure(Kind.REFUSED, endless(endless), null);
          case Attempt.Failed<P> failed -> {
            if (!failed.mayRecover() || attempt >= settings.retries()) {
              throw failure(failed.kind(), failed.reason() + tries(attempt + 1), failed.cause());
            }
            sleeper.sleep(settings.backOff(attempt));
          }
        }
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new CancellationException("interrupted while waiting for " + settings.url());
    }
  }

  /* Each step is a request like any other: it waits for its turn. */
  private Attempt<P> followed(URI address, int attempt, Complaint<P> complaint)
      throws InterruptedException {
    Attempt<P> outcome = attempt(address, attempt, complaint);
    for (int steps = 1; steps <= MOST_REDIRECTS; steps++) {
      if (!(outcome instanceof Attempt.Redirected<P> redirected)) {
        return outcome;
      }
      outcome = attempt(redirected.to(), attempt, complaint);
    }
    return outcome;
  }

  private Attempt<P> attempt(URI address, int attempt, Complaint<P> complaint)
      throws InterruptedException {
    HttpResponse<byte[]> response;
    try {
      response = pacer.inTurn(() -> send(address, attempt));
    } catch (IOException failed) {
      return new Attempt.Failed<>(Kind.DOWN, "cannot be reached (" + failed + ")", failed);
    }
    int status = response.statusCode();
    if (reader.reads(status)) {
      return read(response, complaint);
    }
    if (Redirect.is(status)) {
      return Redirect.of(response);
    }
    Kind kind =
        status == TOO_MANY_REQUESTS
            ? Kind.BUSY
            : status >= FIRST_SERVER_ERROR ? Kind.DOWN : Kind.REFUSED;
    return new Attempt.Failed<>(kind, "answered " + status, null);
  }

  private HttpResponse<byte[]> send(URI address, int attempt)
      throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(address)
            .header("User-Agent", settings.userAgent())
            .header("Accept-Encoding", "gzip")
            .build();
    HttpResponse<byte[]> response = SingleRequest.send(request, settings.timeout());
    if (response.statusCode() == TOO_MANY_REQUESTS || response.statusCode() == UNAVAILABLE) {
      Duration own = settings.backOff(attempt);
      Duration asked =
          response.headers().firstValue("Retry-After").map(retryAfter::read).orElse(own);
      pacer.holdOff(asked.compareTo(own) > 0 ? asked : own);
    }
    return response;
  }

  private Attempt<P> read(HttpResponse<byte[]> response, Complaint<P> complaint) {
    try (InputStream answer = plain(response)) {
      P page = reader.read(answer);
      String wrong = complaint.about(page);
      return wrong == null
          ? new Attempt.Answered<>(page)
          : new Attempt.Failed<>(Kind.UNUSABLE, wrong, null);
    } catch (XMLStreamException | IOException malformed) {
      String where = FoldedText.of(malformed.getMessage());
      return new Attempt.Failed<>(
          Kind.UNUSABLE, "gave a page that cannot be read: " + where, malformed);
    }
  }

  private static InputStream plain(HttpResponse<byte[]> response) throws IOException {
    InputStream body = new ByteArrayInputStream(response.body());
    String encoding = response.headers().firstValue("Content-Encoding").orElse("identity").strip();
    return switch (encoding.toLowerCase(Locale.ROOT)) {
      case "identity", "" -> body;
      case "gzip", "x-gzip" ->
          new BoundedInput(new GZIPInputStream(body), SingleRequest.MOST_BYTES);
      default -> throw new IOException("the answer is encoded as " + encoding);
    };
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

  private SourceException failure(Kind kind, String reason, @Nullable Throwable cause) {
    return new SourceException(kind, settings.url() + " " + reason, cause);
  }

  private static String endless(Attempt.Redirected<?> last) {
    return "redirects more than " + MOST_REDIRECTS + " times, at last to " + last.to();
  }

  private static String tries(int count) {
    return count == 1 ? "" : ", tried " + count + " times";
  }
}
