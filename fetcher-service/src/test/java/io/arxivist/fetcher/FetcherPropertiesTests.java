package io.arxivist.fetcher;

import static org.assertj.core.api.Assertions.assertThat;

import io.arxivist.core.paper.ArxivTaxonomy;
import io.arxivist.fetcher.quality.Expectations;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.core.env.SystemEnvironmentPropertySource;

class FetcherPropertiesTests {
  private final ApplicationContextRunner runner =
      new ApplicationContextRunner().withUserConfiguration(Properties.class);

  @EnableConfigurationProperties(FetcherProperties.class)
  static class Properties {}

  @Test
  void asksArxivEveryThreeSecondsByDefault() {
    runner.run(context -> {
      FetcherProperties properties = context.getBean(FetcherProperties.class);
      assertThat(properties.dataDirectory()).isEqualTo(Path.of("data/fetcher"));
      assertThat(properties.arxiv().oaiUrl()).isEqualTo(URI.create("https://oaipmh.arxiv.org/oai"));
      assertThat(properties.arxiv().spacing()).isEqualTo(Duration.ofSeconds(3));
      assertThat(properties.arxiv().sourceName("oai")).isEqualTo("oai");
      assertThat(properties.arxiv().userAgent()).isEqualTo("Arxivist/0.1 (no contact configured)");
    });
  }

  @Test
  void takesTheAddressFromTheEnvironment() {
    runner
        .withSystemProperties("fetcher.arxiv.simulated=true")
        .withPropertyValues("fetcher.arxiv.oaiurl=http://127.0.0.1:8099/oai")
        .run(context -> {
          FetcherProperties properties = context.getBean(FetcherProperties.class);
          assertThat(properties.arxiv().oaiUrl().getPort()).isEqualTo(8099);
          assertThat(properties.arxiv().sourceName("oai")).isEqualTo("simulator");
          assertThat(properties.arxiv().spacing()).isZero();
        });
  }

  @Test
  void looksForTheOtherInterfacesBesideTheSimulatorsFirst() {
    runner
        .withPropertyValues(
            "fetcher.arxiv.simulated=true", "fetcher.arxiv.oai-url=http://127.0.0.1:8099/oai")
        .run(context -> {
          FetcherProperties.Arxiv arxiv = context.getBean(FetcherProperties.class).arxiv();
          assertThat(arxiv.apiUrl()).isEqualTo(URI.create("http://127.0.0.1:8099/api/query"));
          assertThat(arxiv.rssUrl()).isEqualTo(URI.create("http://127.0.0.1:8099/rss"));
        });
  }

  @Test
  void takesSharesOfExpectationsByNameFromPropertiesAndFromTheEnvironment() {
    runner
        .withPropertyValues("fetcher.quality.allowed.category-known=0.1")
        .withInitializer(context ->
            context
                .getEnvironment()
                .getPropertySources()
                .addFirst(
                    new SystemEnvironmentPropertySource(
                        "test-systemEnvironment",
                        Map.of("FETCHER_QUALITY_ALLOWED_TITLELENGTH", "0.5"))))
        .run(context -> {
          FetcherProperties.Quality quality = context.getBean(FetcherProperties.class).quality();
          assertThat(quality.enforced()).isTrue();
          assertThat(
                  Expectations.usual(ArxivTaxonomy.load(), Clock.systemUTC())
                      .allowing(quality.allowed()))
              .isNotNull();
          assertThat(quality.allowed())
              .containsOnly(Map.entry("category-known", 0.1), Map.entry("titlelength", 0.5));
        });
  }

  @Test
  void refusesToHurryArxiv() {
    refuses("fetcher.arxiv.pause=2s", "fetcher.arxiv.pause: PT2S is below 3s");
    refuses("fetcher.arxiv.simulated=true", "fetcher.arxiv.simulated: true is not true of arXiv");
  }

  @Test
  void refusesWhatCannotWork() {
    refuses("fetcher.arxiv.oai-url=ftp://arxiv.org", "is not an http address");
    refuses("fetcher.arxiv.rss-url=rss.arxiv.org", "is not an http address");
    refuses("fetcher.arxiv.api-slice=2001", "fetcher.arxiv.api-slice");
    refuses("fetcher.arxiv.replicas=0", "fetcher.arxiv.replicas: 0 is below 1");
    refuses("fetcher.answers-bound=-1MB", "fetcher.answers-bound: ");
    refuses("fetcher.push-batch-size=0", "fetcher.push-batch-size: 0 is below 1");
    refuses("fetcher.arxiv.retries=-1", "fetcher.arxiv.retries: -1 is below 0");
  }

  private void refuses(String property, String message) {
    runner
        .withPropertyValues(property)
        .run(context -> assertThat(context).getFailure().rootCause().hasMessageContaining(message));
  }
}
