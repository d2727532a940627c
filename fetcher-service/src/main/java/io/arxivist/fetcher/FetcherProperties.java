package io.arxivist.fetcher;

import io.arxivist.core.harvest.HarvestSource;
import io.arxivist.core.harvest.HarvestTarget;
import io.arxivist.core.validation.Check;
import io.arxivist.core.validation.InvalidFieldException;
import io.arxivist.fetcher.source.api.ApiSource;
import io.arxivist.fetcher.source.oai.OaiFormat;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.scheduling.support.CronExpression;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * How papers are fetched and kept until they are pushed.
 *
 * @param dataDirectory folder of the local queues; one fetcher at a time holds it
 * @param localQueueBound most papers in each target's local queue; a harvest that meets a full one
 *     pushes the oldest papers itself, and waits while the broker is away
 * @param pushBatchSize papers moved to the broker in one trip
 * @param answersBound most disk space for the lists of OAI-PMH that were read whole today, so that
 *     arXiv is asked for them once a day; 0 remembers none
 * @param arxiv arXiv's interfaces
 * @param schedule continuous mode, for those who run no other scheduler
 * @param quality what is expected of a harvest
 */
@Validated
@ConfigurationProperties("fetcher")
public record FetcherProperties(
    @DefaultValue("data/fetcher") Path dataDirectory,
    @DefaultValue("1000000") int localQueueBound,
    @DefaultValue("500") int pushBatchSize,
    @DefaultValue("512MB") DataSize answersBound,
    @DefaultValue Arxiv arxiv,
    @DefaultValue Schedule schedule,
    @DefaultValue Quality quality) {

  public FetcherProperties {
    Check.atLeast("fetcher.local-queue-bound", localQueueBound, 1);
    Check.atLeast("fetcher.push-batch-size", pushBatchSize, 1);
    if (answersBound.isNegative()) {
      throw new InvalidFieldException("fetcher.answers-bound", answersBound, "is below 0");
    }
  }

  /**
   * Continuous mode: at a time of each day, what the ledger lacks is harvested, recent gaps are
   * refilled, and what stands in the local queues is pushed.
   *
   * @param enabled whether the fetcher does this by itself
   * @param cron when, in UTC: second, minute, hour, day of the month, month, day of the week;
   *     arXiv's announcement is out by 04:00
   * @param source where papers come from; not {@code file}
   * @param targets which local queues receive the papers
   * @param sets arXiv sets such as {@code cs}; all of arXiv when empty
   * @param refillDays how many days back gaps are refilled
   */
  public record Schedule(
      @DefaultValue("false") boolean enabled,
      @DefaultValue("0 0 6 * * *") String cron,
      @DefaultValue("oai") HarvestSource source,
      @DefaultValue("classification") List<HarvestTarget> targets,
      @DefaultValue List<String> sets,
      @DefaultValue("14") int refillDays) {
    public Schedule {
      if (!CronExpression.isValidExpression(cron)) {
        throw new InvalidFieldException("fetcher.schedule.cron", cron, "is no cron expression");
      }
      if (source == HarvestSource.FILE) {
        throw new InvalidFieldException(
            "fetcher.schedule.source", source, "has no days that a schedule could ask for");
      }
      targets = List.copyOf(Check.sized("fetcher.schedule.targets", targets, 1, 3));
      sets = Check.names("fetcher.schedule.sets", sets);
      Check.atLeast("fetcher.schedule.refill-days", refillDays, 1);
    }
  }

  /**
   * arXiv's interfaces, or the simulator in their place.
   *
   * @param oaiUrl OAI-PMH interface; FETCHER_ARXIV_OAIURL in the environment
   * @param oaiFormat {@code arXivRaw} knows every version, {@code arXiv} splits authors into parts
   * @param apiUrl query API; FETCHER_ARXIV_APIURL in the environment; with the simulator beside the
   *     OAI-PMH interface unless given
   * @param rssUrl daily feeds; FETCHER_ARXIV_RSSURL in the environment; likewise
   * @param apiSlice papers asked for at once from the query API; 2000 at most
   * @param simulated whether the simulator answers there: its papers then carry the source {@code
   *     simulator}, and requests are not spaced
   * @param contact e-mail address or page that arXiv finds in the User-Agent when it needs to reach
   *     whoever runs this
   * @param pause between an answer of arXiv and the next request; its terms ask for three seconds
   *     between two requests, and less is refused
   * @param replicas fetchers that share one Redis; with more than one, none asks arXiv while Redis
   *     is away, for it could not know what the others do
   * @param timeout of one request, from the connection to the last byte of the answer
   * @param retries after a request that failed for the time being
   * @param firstBackOff wait before the first retry where arXiv asks for none; doubled each time
   * @param holidays further days, by their date in New York, on whose evening arXiv announces
   *     nothing; those that it has named up to 2026 are known
   */
  public record Arxiv(
      @DefaultValue("https://oaipmh.arxiv.org/oai") URI oaiUrl,
      @DefaultValue("arXivRaw") OaiFormat oaiFormat,
      @DefaultValue(REAL_API) URI apiUrl,
      @DefaultValue(REAL_RSS) URI rssUrl,
      @DefaultValue("1000") int apiSlice,
      @DefaultValue("false") boolean simulated,
      @DefaultValue(NO_CONTACT) String contact,
      @DefaultValue("3s") Duration pause,
      @DefaultValue("1") int replicas,
      @DefaultValue("60s") Duration timeout,
      @DefaultValue("4") int retries,
      @DefaultValue("5s") Duration firstBackOff,
      @DefaultValue Set<LocalDate> holidays) {
    private static final String REAL_API = "https://export.arxiv.org/api/query";
    private static final String REAL_RSS = "https://rss.arxiv.org/rss";
    static final String NO_CONTACT = "no contact configured";
    private static final Duration SHORTEST_PAUSE = Duration.ofSeconds(3);

    public Arxiv {
      holidays = Set.copyOf(holidays);
      apiUrl = besideTheSimulator(simulated, apiUrl, REAL_API, oaiUrl, "/api/query");
      rssUrl = besideTheSimulator(simulated, rssUrl, REAL_RSS, oaiUrl, "/rss");
      checkAddress("fetcher.arxiv.oai-url", oaiUrl, simulated);
      checkAddress("fetcher.arxiv.api-url", apiUrl, simulated);
      checkAddress("fetcher.arxiv.rss-url", rssUrl, simulated);
      Check.within("fetcher.arxiv.api-slice", apiSlice, 1, ApiSource.LARGEST_SLICE);
      if (pause.compareTo(SHORTEST_PAUSE) < 0) {
        throw new InvalidFieldException("fetcher.arxiv.pause", pause, "is below 3s");
      }
      if (!timeout.isPositive()) {
        throw new InvalidFieldException("fetcher.arxiv.timeout", timeout, "is not above zero");
      }
      Check.atLeast("fetcher.arxiv.replicas", replicas, 1);
      Check.atLeast("fetcher.arxiv.retries", retries, 0);
      Check.notBlank("fetcher.arxiv.contact", contact);
    }

    /* Who names only the simulator's OAI-PMH interface must not meet the real arXiv elsewhere. */
    private static URI besideTheSimulator(
        boolean simulated, URI url, String real, URI oaiUrl, String path) {
      return simulated && url.toString().equals(real) ? oaiUrl.resolve(path) : url;
    }

    private static void checkAddress(String property, URI url, boolean simulated) {
      String scheme = url.getScheme();
      if (url.getHost() == null || !("http".equals(scheme) || "https".equals(scheme))) {
        throw new InvalidFieldException(property, url, "is not an http address");
      }
      if (simulated && url.getHost().toLowerCase(Locale.ROOT).endsWith("arxiv.org")) {
        throw new InvalidFieldException("fetcher.arxiv.simulated", true, "is not true of arXiv");
      }
    }

    /** The simulator is ours: it may be asked without a pause. */
    Duration spacing() {
      return simulated ? Duration.ZERO : pause;
    }

    /** What papers of an interface carry as their source. */
    public String sourceName(String ofInterface) {
      return simulated ? "simulator" : ofInterface;
    }

    String userAgent() {
      return "Arxivist/0.1 (" + contact.replaceAll("[^\\x20-\\x7e]", "") + ")";
    }
  }

  /**
   * The data-quality gate.
   *
   * @param enforced whether a harvest that breaks a hard expectation fails; when false, its report
   *     only tells
   * @param allowed share of records, 0 to 1, that may be against an expectation, by its name, such
   *     as {@code fetcher.quality.allowed.category-known=0.1}; docs/operations.md lists the
   *     expectations and what they allow unless told otherwise
   */
  public record Quality(
      @DefaultValue("true") boolean enforced, @DefaultValue Map<String, Double> allowed) {
    public Quality {
      allowed = Map.copyOf(allowed);
    }
  }
}
