package io.arxivist.fetcher;

import io.arxivist.core.arxiv.AnnouncementCalendar;
import io.arxivist.core.paper.ArxivTaxonomy;
import io.arxivist.fetcher.FetcherProperties.Arxiv;
import io.arxivist.fetcher.ledger.DayRules;
import io.arxivist.fetcher.localqueue.LocalQueues;
import io.arxivist.fetcher.quality.Expectations;
import io.arxivist.fetcher.quality.QualityGate;
import io.arxivist.fetcher.source.api.ApiSource;
import io.arxivist.fetcher.source.failover.FailoverSource;
import io.arxivist.fetcher.source.http.ClientSettings;
import io.arxivist.fetcher.source.http.LocalPacer;
import io.arxivist.fetcher.source.http.RequestPacer;
import io.arxivist.fetcher.source.http.SharedPacer;
import io.arxivist.fetcher.source.http.Sleeper;
import io.arxivist.fetcher.source.oai.OaiSource;
import io.arxivist.fetcher.source.oai.RememberedLists;
import io.arxivist.fetcher.source.rss.RssSource;
import io.arxivist.mongodb.MongoBackendConfiguration;
import io.arxivist.redis.RedisBackendConfiguration;
import io.arxivist.redis.RequestLease;
import io.micrometer.core.instrument.MeterRegistry;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.data.redis.core.StringRedisTemplate;
import tools.jackson.databind.json.JsonMapper;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(FetcherProperties.class)
@Import({MongoBackendConfiguration.class, RedisBackendConfiguration.class})
class FetcherConfiguration {
  private static final Logger LOG = LoggerFactory.getLogger(FetcherConfiguration.class);

  /* A request's time-out ends its connection; the lease ends surely later. */
  private static final Duration LEASE_MARGIN = Duration.ofSeconds(10);

  @Bean
  ArxivTaxonomy arxivTaxonomy() {
    return ArxivTaxonomy.load();
  }

  @Bean
  AnnouncementCalendar announcementCalendar(FetcherProperties properties) {
    return AnnouncementCalendar.with(properties.arxiv().holidays());
  }

  @Bean
  DayRules dayRules(AnnouncementCalendar calendar) {
    return new DayRules(calendar);
  }

  @Bean
  LocalQueues localQueues(FetcherProperties properties, JsonMapper json) {
    return new LocalQueues(properties.dataDirectory(), properties.localQueueBound(), json);
  }

  @Bean
  QualityGate qualityGate(
      FetcherProperties properties, ArxivTaxonomy taxonomy, Clock clock, MeterRegistry meters) {
    return new QualityGate(
        Expectations.usual(taxonomy, clock).allowing(properties.quality().allowed()),
        properties.quality().enforced(),
        meters);
  }

  @Bean
  Sleeper sleeper() {
    return Sleeper.REAL;
  }

  /* The simulator takes as much as it is asked: only arXiv needs a pace that all fetchers share. */
  @Bean
  RequestPacer arxivPacer(FetcherProperties properties, StringRedisTemplate redis, Clock clock) {
    Arxiv arxiv = properties.arxiv();
    RequestPacer own = new LocalPacer(arxiv.spacing(), clock, Sleeper.REAL);
    return arxiv.simulated()
        ? own
        : new SharedPacer(
            own,
            new RequestLease(redis, "arxiv"),
            arxiv.spacing(),
            arxiv.timeout().plus(LEASE_MARGIN),
            arxiv.replicas() == 1,
            Sleeper.REAL);
  }

  @Bean
  OaiSource oaiSource(FetcherProperties properties, RequestPacer pacer, Clock clock) {
    Arxiv arxiv = properties.arxiv();
    if (!arxiv.simulated() && arxiv.contact().equals(Arxiv.NO_CONTACT)) {
      LOG.warn("fetcher.arxiv.contact is not set: arXiv asks harvesters to say who they are");
    }
    ClientSettings settings = settings(arxiv, arxiv.oaiUrl(), "oai");
    RememberedLists lists =
        new RememberedLists(
            properties.dataDirectory().resolve("answers"),
            properties.answersBound().toBytes(),
            clock);
    return new OaiSource(settings, arxiv.oaiFormat(), pacer, Sleeper.REAL, clock)
        .remembering(lists);
  }

  @Bean
  ApiSource apiSource(
      FetcherProperties properties, ArxivTaxonomy taxonomy, RequestPacer pacer, Clock clock) {
    Arxiv arxiv = properties.arxiv();
    ClientSettings settings = settings(arxiv, arxiv.apiUrl(), "api");
    return new ApiSource(settings, taxonomy, arxiv.apiSlice(), pacer, Sleeper.REAL, clock);
  }

  /* Only in this direction: OAI-PMH cannot search by first version, as the query API is asked to. */
  @Bean
  FailoverSource oaiWithFailover(OaiSource oai, ApiSource api, Clock clock) {
    return new FailoverSource(oai, api.byNewestVersion(), oai::problem, clock);
  }

  @Bean
  RssSource rssSource(
      FetcherProperties properties,
      ArxivTaxonomy taxonomy,
      AnnouncementCalendar calendar,
      RequestPacer pacer,
      Clock clock) {
    Arxiv arxiv = properties.arxiv();
    ClientSettings settings = settings(arxiv, arxiv.rssUrl(), "rss");
    return new RssSource(settings, taxonomy, calendar, pacer, Sleeper.REAL, clock);
  }

  private static ClientSettings settings(Arxiv arxiv, URI url, String ofInterface) {
    return new ClientSettings(
        url,
        arxiv.sourceName(ofInterface),
        arxiv.userAgent(),
        arxiv.timeout(),
        arxiv.retries(),
        arxiv.firstBackOff());
  }
}
