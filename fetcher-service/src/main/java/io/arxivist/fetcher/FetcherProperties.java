package io.arxivist.fetcher;

import io.arxivist.core.validation.Check;
import io.arxivist.core.validation.InvalidFieldException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How papers are fetched and kept until they are pushed.
 *
 * @param dataDirectory folder of the local queues; one fetcher at a time holds it
 * @param localQueueBound most papers in each local queue; a harvest that would pass it fails with
 *     what came kept
 * @param pushBatchSize papers moved to the broker in one trip
 * @param arxiv arXiv's OAI-PMH interface
 */
@Validated
@ConfigurationProperties("fetcher")
public record FetcherProperties(
    @DefaultValue("data/fetcher") Path dataDirectory,
    @DefaultValue("1000000") int localQueueBound,
    @DefaultValue("500") int pushBatchSize,
    @DefaultValue Arxiv arxiv) {

  public FetcherProperties {
    Check.atLeast("fetcher.local-queue-bound", localQueueBound, 1);
    Check.atLeast("fetcher.push-batch-size", pushBatchSize, 1);
  }

  /**
   * arXiv's OAI-PMH interface, or the simulator in its place.
   *
   * @param oaiUrl base URL; FETCHER_ARXIV_OAIURL in the environment
   * @param simulated whether the simulator answers there: its papers then carry the source {@code
   *     simulator}, and requests are not spaced
   * @param contact e-mail address or page that arXiv finds in the User-Agent when it needs to reach
   *     whoever runs this
   * @param pause between the starts of two requests to arXiv; its terms ask for three seconds, and
   *     less is refused
   * @param timeout of one request
   * @param retries after a request that failed for the time being
   * @param firstBackOff wait before the first retry where arXiv asks for none; doubled each time
   */
  public record Arxiv(
      @DefaultValue("https://oaipmh.arxiv.org/oai") URI oaiUrl,
      @DefaultValue("false") boolean simulated,
      @DefaultValue(NO_CONTACT) String contact,
      @DefaultValue("3s") Duration pause,
      @DefaultValue("60s") Duration timeout,
      @DefaultValue("4") int retries,
      @DefaultValue("5s") Duration firstBackOff) {
    static final String NO_CONTACT = "no contact configured";
    private static final Duration SHORTEST_PAUSE = Duration.ofSeconds(3);

    public Arxiv {
      String scheme = oaiUrl.getScheme();
      if (oaiUrl.getHost() == null || !("http".equals(scheme) || "https".equals(scheme))) {
        throw new InvalidFieldException("fetcher.arxiv.oai-url", oaiUrl, "is not an http address");
      }
      if (simulated && oaiUrl.getHost().toLowerCase(Locale.ROOT).endsWith("arxiv.org")) {
        throw new InvalidFieldException("fetcher.arxiv.simulated", true, "is not true of arXiv");
      }
      if (pause.compareTo(SHORTEST_PAUSE) < 0) {
        throw new InvalidFieldException("fetcher.arxiv.pause", pause, "is below 3s");
      }
      if (!timeout.isPositive()) {
        throw new InvalidFieldException("fetcher.arxiv.timeout", timeout, "is not above zero");
      }
      Check.atLeast("fetcher.arxiv.retries", retries, 0);
      Check.notBlank("fetcher.arxiv.contact", contact);
    }

    /** The simulator is ours: it may be asked without a pause. */
    Duration spacing() {
      return simulated ? Duration.ZERO : pause;
    }

    String sourceName() {
      return simulated ? "simulator" : "oai";
    }

    String userAgent() {
      return "Arxivist/0.1 (" + contact.replaceAll("[^\\x20-\\x7e]", "") + ")";
    }
  }
}
