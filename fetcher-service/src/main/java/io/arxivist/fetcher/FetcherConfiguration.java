package io.arxivist.fetcher;

import io.arxivist.core.paper.ArxivTaxonomy;
import io.arxivist.fetcher.FetcherProperties.Arxiv;
import io.arxivist.fetcher.localqueue.LocalQueues;
import io.arxivist.fetcher.source.http.ClientSettings;
import io.arxivist.fetcher.source.http.RequestPacer;
import io.arxivist.fetcher.source.http.Sleeper;
import io.arxivist.fetcher.source.oai.OaiSource;
import io.arxivist.mongodb.MongoBackendConfiguration;
import io.arxivist.redis.RedisBackendConfiguration;
import java.net.http.HttpClient;
import java.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import tools.jackson.databind.json.JsonMapper;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(FetcherProperties.class)
@Import({MongoBackendConfiguration.class, RedisBackendConfiguration.class})
class FetcherConfiguration {
  private static final Logger LOG = LoggerFactory.getLogger(FetcherConfiguration.class);

  @Bean
  ArxivTaxonomy arxivTaxonomy() {
    return ArxivTaxonomy.load();
  }

  @Bean
  LocalQueues localQueues(FetcherProperties properties, JsonMapper json) {
    return new LocalQueues(properties.dataDirectory(), properties.localQueueBound(), json);
  }

  @Bean
  HttpClient arxivHttpClient(FetcherProperties properties) {
    return HttpClient.newBuilder()
        .version(HttpClient.Version.HTTP_1_1)
        .followRedirects(HttpClient.Redirect.NORMAL)
        .connectTimeout(properties.arxiv().timeout())
        .build();
  }

  @Bean
  RequestPacer arxivPacer(FetcherProperties properties, Clock clock) {
    return new RequestPacer(properties.arxiv().spacing(), clock, Sleeper.REAL);
  }

  @Bean
  OaiSource oaiSource(
      FetcherProperties properties, HttpClient http, RequestPacer pacer, Clock clock) {
    Arxiv arxiv = properties.arxiv();
    if (!arxiv.simulated() && arxiv.contact().equals(Arxiv.NO_CONTACT)) {
      LOG.warn("fetcher.arxiv.contact is not set: arXiv asks harvesters to say who they are");
    }
    ClientSettings settings =
        new ClientSettings(
            arxiv.oaiUrl(),
            arxiv.sourceName(),
            arxiv.userAgent(),
            arxiv.timeout(),
            arxiv.retries(),
            arxiv.firstBackOff());
    return new OaiSource(http, settings, pacer, Sleeper.REAL, clock);
  }
}
