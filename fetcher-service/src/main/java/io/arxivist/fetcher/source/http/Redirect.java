package io.arxivist.fetcher.source.http;

import io.arxivist.fetcher.source.SourceException;
import java.net.URI;
import java.net.http.HttpResponse;

/** Which redirects are followed: to the same server, and never from https to http. */
final class Redirect {
  private static final int HTTP_PORT = 80;
  private static final int HTTPS_PORT = 443;

  private Redirect() {}

  static boolean is(int status) {
    return switch (status) {
      case 301, 302, 303, 307, 308 -> true;
      default -> false;
    };
  }

  /** Where an answer redirects to, or why nobody goes there. */
  static <P> Attempt<P> of(HttpResponse<?> response) {
    URI from = response.uri();
    String target = response.headers().firstValue("Location").orElse("");
    URI to;
    try {
      to = from.resolve(target);
    } catch (IllegalArgumentException unreadable) {
      return refused("redirects to '" + target + "', which is no address");
    }
    if (target.isEmpty()) {
      return refused("redirects, but does not say where to");
    }
    boolean secured = isHttp(from) && isHttps(to);
    boolean sameScheme = String.valueOf(to.getScheme()).equalsIgnoreCase(from.getScheme());
    if (!from.getHost().equalsIgnoreCase(to.getHost()) || !(sameScheme || secured)) {
      return refused("redirects to " + to + ", which is another server or less secure");
    }
    if (port(from) != port(to) && !(secured && port(from) == HTTP_PORT && port(to) == HTTPS_PORT)) {
      return refused("redirects to " + to + ", which is another server");
    }
    return new Attempt.Redirected<>(to);
  }

  private static <P> Attempt<P> refused(String reason) {
    return new Attempt.Failed<>(SourceException.Kind.REFUSED, reason, null);
  }

  private static boolean isHttp(URI address) {
    return "http".equalsIgnoreCase(address.getScheme());
  }

  private static boolean isHttps(URI address) {
    return "https".equalsIgnoreCase(address.getScheme());
  }

  private static int port(URI address) {
    if (address.getPort() >= 0) {
      return address.getPort();
    }
    return isHttps(address) ? HTTPS_PORT : HTTP_PORT;
  }
}
