package io.arxivist.fetcher.queues;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.reset;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import io.arxivist.contract.Samples;
import io.arxivist.core.queue.ParkedPaper;
import io.arxivist.core.queue.QueueDepth;
import io.arxivist.core.queue.QueueName;
import io.arxivist.core.queue.WorkQueue;
import io.arxivist.fetcher.localqueue.LocalQueues;
import io.arxivist.redis.WorkQueues;
import io.arxivist.service.ServiceSupportConfiguration;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.webmvc.test.autoconfigure.WebMvcTest;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.data.redis.RedisConnectionFailureException;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tools.jackson.databind.json.JsonMapper;

@WebMvcTest(properties = "spring.config.name=common,fetcher-service")
@ContextConfiguration(classes = QueueEndpointTests.Slice.class)
class QueueEndpointTests {
  private static final WorkQueue BROKER = mock();
  @TempDir private static Path folder;

  @Autowired private MockMvcTester mvc;
  @Autowired private LocalQueues localQueues;
  @Autowired private WorkQueues workQueues;

  @Configuration
  @ImportAutoConfiguration(ServiceSupportConfiguration.class)
  @Import(QueuesController.class)
  static class Slice {
    @Bean
    LocalQueues localQueues(JsonMapper json) {
      return new LocalQueues(folder, 1_000, json);
    }

    @Bean
    WorkQueues workQueues() {
      return new WorkQueues(name -> BROKER);
    }
  }

  @BeforeEach
  void forget() {
    reset(BROKER);
  }

  @Test
  void showsWhatIsParkedWithItsReason() {
    when(BROKER.parked(7))
        .thenReturn(List.of(new ParkedPaper("1-0", "{", "cannot be read", Samples.START)));

    MvcTestResult answer = mvc.get().uri("/queues/classification/parked?limit=7").exchange();

    assertThat(answer).hasStatusOk();
    assertThat(answer).bodyJson().extractingPath("$[0].receipt").isEqualTo("1-0");
    assertThat(answer).bodyJson().extractingPath("$[0].reason").isEqualTo("cannot be read");
  }

  @Test
  void putsBackThePapersThatAreNamed() {
    when(BROKER.requeueParked(List.of("1-0", "2-0"))).thenReturn(2);
    when(BROKER.depth()).thenReturn(new QueueDepth(2, 0, 1, 0L));

    MvcTestResult answer = requeue("training", "{\"receipts\":[\"1-0\",\"2-0\"]}");

    assertThat(answer).hasStatusOk();
    assertThat(answer).bodyJson().isStrictlyEqualTo("{\"requeued\":2,\"parked\":1}");
  }

  @Test
  void putsBackAllThatIsParkedAtPresent() {
    when(BROKER.depth())
        .thenReturn(new QueueDepth(0, 0, 5, null))
        .thenReturn(new QueueDepth(5, 0, 0, 0L));
    when(BROKER.requeueParked(5)).thenReturn(5);

    MvcTestResult answer = requeue("training", "{}");

    assertThat(answer).bodyJson().isStrictlyEqualTo("{\"requeued\":5,\"parked\":0}");
  }

  @Test
  void refusesAnEmptyListAQueueThatIsNotThereAndALimitBelowOne() {
    assertThat(requeue("training", "{\"receipts\":[]}")).hasStatus(HttpStatus.BAD_REQUEST);
    assertThat(requeue("parking", "{}")).hasStatus(HttpStatus.NOT_FOUND);
    assertThat(mvc.get().uri("/queues/parking/parked")).hasStatus(HttpStatus.NOT_FOUND);
    assertThat(mvc.get().uri("/queues/training/parked?limit=0")).hasStatus(HttpStatus.BAD_REQUEST);
  }

  @Test
  void measuresEveryQueueAndAsksTheBrokerOnceForAllFigures() {
    SimpleMeterRegistry meters = new SimpleMeterRegistry();
    localQueues.target(QueueName.TRAINING).append("h1", Samples.harvestedPapers(3));
    when(BROKER.depth()).thenReturn(new QueueDepth(4, 2, 1, 60L));

    measure(meters);

    assertThat(gauge(meters, "arxivist.local.queue.papers")).isEqualTo(3);
    assertThat(gauge(meters, "arxivist.local.queue.bound")).isEqualTo(1_000);
    assertThat(gauge(meters, "arxivist.queue.oldest.age")).isEqualTo(60);
    assertThat(gauge(meters, "arxivist.queue.papers", "state", "ready")).isEqualTo(4);
    assertThat(gauge(meters, "arxivist.queue.papers", "state", "in_flight")).isEqualTo(2);
    assertThat(gauge(meters, "arxivist.queue.papers", "state", "parked")).isEqualTo(1);
    verify(BROKER, times(1)).depth();
  }

  @Test
  void givesNoNumberForAQueueThatDoesNotAnswer() {
    SimpleMeterRegistry meters = new SimpleMeterRegistry();
    when(BROKER.depth()).thenThrow(new RedisConnectionFailureException("Redis is away"));

    measure(meters);

    assertThat(gauge(meters, "arxivist.queue.papers", "state", "ready")).isNaN();
    assertThat(gauge(meters, "arxivist.queue.oldest.age")).isNaN();
    verify(BROKER, times(1)).depth();
  }

  private void measure(SimpleMeterRegistry meters) {
    Clock clock = Clock.fixed(Samples.START, ZoneOffset.UTC);
    new LocalQueueMetrics(localQueues, clock).bindTo(meters);
    new BrokerQueueMetrics(workQueues, clock).bindTo(meters);
  }

  private static double gauge(SimpleMeterRegistry meters, String name, String... tags) {
    return meters.get(name).tag("queue", "training").tags(tags).gauge().value();
  }

  private MvcTestResult requeue(String queue, String body) {
    return mvc.post()
        .uri("/queues/{name}/requeues", queue)
        .contentType(MediaType.APPLICATION_JSON)
        .content(body)
        .exchange();
  }
}
