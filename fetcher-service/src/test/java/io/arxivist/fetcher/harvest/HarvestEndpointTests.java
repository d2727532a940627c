package io.arxivist.fetcher.harvest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.atLeastOnce;
import static org.mockito.Mockito.verify;

import io.arxivist.contract.InMemoryJobStore;
import io.arxivist.core.arxiv.AnnouncementCalendar;
import io.arxivist.core.harvest.LedgerEntry;
import io.arxivist.core.job.JobStore;
import io.arxivist.core.paper.ArxivTaxonomy;
import io.arxivist.core.queue.QueueName;
import io.arxivist.fetcher.ledger.DayLedger;
import io.arxivist.fetcher.ledger.DayRules;
import io.arxivist.fetcher.localqueue.LocalQueues;
import io.arxivist.fetcher.push.Outflow;
import io.arxivist.fetcher.quality.Expectations;
import io.arxivist.fetcher.quality.QualityGate;
import io.arxivist.fetcher.source.api.ApiSource;
import io.arxivist.fetcher.source.failover.FailoverSource;
import io.arxivist.fetcher.source.http.Sleeper;
import io.arxivist.fetcher.source.rss.RssSource;
import io.arxivist.mongodb.HarvestLedger;
import io.arxivist.mongodb.LedgerDayStore;
import io.arxivist.service.ServiceSupportConfiguration;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mockito.ArgumentCaptor;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.webmvc.test.autoconfigure.WebMvcTest;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.bean.override.mockito.MockitoBean;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tools.jackson.databind.json.JsonMapper;

@WebMvcTest(properties = "spring.config.name=common,fetcher-service")
@ContextConfiguration(classes = HarvestEndpointTests.Slice.class)
class HarvestEndpointTests {
  @TempDir private static Path folder;

  @Autowired private MockMvcTester mvc;
  @Autowired private LocalQueues queues;
  @MockitoBean private HarvestLedger ledger;
  @MockitoBean private Outflow outflow;
  @MockitoBean private LedgerDayStore days;
  @MockitoBean private FailoverSource oai;
  @MockitoBean private ApiSource api;
  @MockitoBean private RssSource rss;

  @Configuration
  @ImportAutoConfiguration(ServiceSupportConfiguration.class)
  @Import({
    HarvestHandler.class,
    Sources.class,
    SplitStaging.class,
    Destinations.class,
    FormerHarvests.class,
    Backpressure.class,
    DayLedger.class,
    HarvestMetrics.class
  })
  static class Slice {
    @Bean
    ArxivTaxonomy taxonomy() {
      return ArxivTaxonomy.load();
    }

    @Bean
    Sleeper sleeper() {
      return Sleeper.REAL;
    }

    @Bean
    MeterRegistry meterRegistry() {
      return new SimpleMeterRegistry();
    }

    @Bean
    DayRules dayRules() {
      return new DayRules(AnnouncementCalendar.with(List.of()));
    }

    @Bean
    QualityGate qualityGate(ArxivTaxonomy taxonomy) {
      return new QualityGate(
          Expectations.usual(taxonomy, Clock.systemUTC()), true, new SimpleMeterRegistry());
    }

    @Bean
    JobStore jobStore() {
      return new InMemoryJobStore();
    }

    @Bean
    LocalQueues localQueues(JsonMapper json) {
      return new LocalQueues(folder, 1_000, json);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{'source':'oai'} | target | is missing",
        "{'target':'training','limit':0} | limit | is below 1",
        "{'target':'training','from':'2026-11-02','until':'2026-11-01'} | until"
            + " | is before from, 2026-11-02",
        "{'target':'training','sets':['cs','cs:ZZ']} | sets"
            + " | is no set of arXiv; sets are such as cs, physics:hep-th or cs:cs:LG",
        "{'target':'training','source':'file'} | file | goes with source file, and only with it",
        "{'target':'training','source':'rss','from':'2026-11-02'} | from"
            + " | goes with no announcement: source rss is always the newest day's",
        "{'target':'training','trainingShare':0.5} | trainingShare | goes with target split",
        "{'target':'split','trainingShare':1.5} | trainingShare | is not within 0.0 and 1.0"
      })
  void namesFieldAndRuleOfABadRequest(String body, String field, String rule) {
    MvcTestResult answer = post(body);

    assertThat(answer).hasStatus(HttpStatus.BAD_REQUEST);
    assertThat(answer).hasContentType(MediaType.APPLICATION_PROBLEM_JSON);
    assertThat(answer).bodyJson().extractingPath("$.field").isEqualTo(field);
    assertThat(answer).bodyJson().extractingPath("$.rule").isEqualTo(rule);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{'target':'training','source':'usenet'} | source",
        "{'target':'parking'} | target",
        "{'target':'training','from':'yesterday'} | from",
        "{'target':'training','colour':'red'} | colour"
      })
  void namesTheFieldThatCannotBeRead(String body, String field) {
    MvcTestResult answer = post(body);

    assertThat(answer).hasStatus(HttpStatus.BAD_REQUEST);
    assertThat(answer).bodyJson().extractingPath("$.field").isEqualTo(field);
  }

  @Test
  void refusesAFileThatIsNotThere() {
    MvcTestResult answer = post("{'target':'training','source':'file','file':'/no/such/file'}");

    assertThat(answer).hasStatus(HttpStatus.BAD_REQUEST);
    assertThat(answer).bodyJson().extractingPath("$.value").isEqualTo("/no/such/file");
    assertThat(answer)
        .bodyJson()
        .extractingPath("$.rule")
        .isEqualTo("cannot be read: there is no file /no/such/file");
  }

  @Test
  void harvestsAFileIntoTheLocalQueue() throws Exception {
    Path file = folder.resolve("one.jsonl");
    Files.writeString(
        file,
        "{\"id\":\"2611.90001\",\"title\":\"T\",\"abstract\":\"A\",\"categories\":\"cs.LG\"}\n");

    MvcTestResult answer = post("{'target':'training','source':'file','file':'" + file + "'}");

    assertThat(answer).hasStatus(HttpStatus.ACCEPTED);
    String job = answer.getResponse().getHeader("Location");
    Awaitility.await()
        .untilAsserted(() -> assertThat(mvc.get().uri(job + "/result")).hasStatusOk());
    assertThat(mvc.get().uri(job + "/result"))
        .bodyJson()
        .isLenientlyEqualTo(
            "{\"source\":\"file\",\"fetched\":1,\"training\":1,\"classification\":0,\"refused\":0,"
                + "\"quality\":{\"inspected\":1,\"passed\":true}}");
    assertThat(queues.target(QueueName.TRAINING).size()).isEqualTo(1);
    verify(ledger, atLeastOnce()).record(any());
  }

  @Test
  void failsAHarvestThatBreaksAHardExpectationAndTellsItInTheLedger() throws Exception {
    Path file = folder.resolve("broken.jsonl");
    Files.writeString(
        file,
        "{\"id\":\"2611.90001\",\"title\":\"T\",\"abstract\":\"A\",\"categories\":\"cs.ZZ\"}\n"
            + "{\"id\":\"2611.90002\",\"title\":\"T\",\"abstract\":\"B\",\"categories\":\"cs.ZZ\"}\n");
    long before = queues.target(QueueName.CLASSIFICATION).size();

    MvcTestResult answer =
        post("{'target':'classification','source':'file','file':'" + file + "'}");

    String job = answer.getResponse().getHeader("Location");
    Awaitility.await()
        .untilAsserted(() ->
            assertThat(mvc.get().uri(job))
                .bodyJson()
                .extractingPath("$.error")
                .asString()
                .startsWith("data quality: category_known is broken: 2 of 2 records"));
    assertThat(mvc.get().uri(job + "/result")).hasStatus(HttpStatus.CONFLICT);
    assertThat(queues.target(QueueName.CLASSIFICATION).size()).isEqualTo(before);
    ArgumentCaptor<LedgerEntry> lines = ArgumentCaptor.forClass(LedgerEntry.class);
    verify(ledger, atLeastOnce()).record(lines.capture());
    LedgerEntry line = lines.getValue();
    assertThat(line.complete()).isFalse();
    assertThat(line.quality()).isNotNull();
    assertThat(line.quality().passed()).isFalse();
  }

  private MvcTestResult post(String body) {
    return mvc.post()
        .uri("/harvests")
        .contentType(MediaType.APPLICATION_JSON)
        .content(body.replace('\'', '"'))
        .exchange();
  }
}
