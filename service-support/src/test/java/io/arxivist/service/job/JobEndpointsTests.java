package io.arxivist.service.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.arxivist.contract.InMemoryJobStore;
import io.arxivist.core.job.JobState;
import io.arxivist.core.job.JobStore;
import io.arxivist.core.job.JobView;
import io.arxivist.core.validation.Check;
import io.arxivist.service.problem.ConflictException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tools.jackson.databind.json.JsonMapper;

/** The job interface as a scheduler uses it, over a handler that waits to be let go. */
@SpringBootTest(properties = "spring.config.name=common")
@AutoConfigureMockMvc
class JobEndpointsTests {
  @Autowired MockMvcTester http;
  @Autowired JsonMapper json;
  @Autowired Gate gate;

  @Test
  void answersASubmissionWith202AndTheJobsAddress() {
    gate.open();

    MvcTestResult answer = submit("{\"copies\":2}", null);

    JobView job = view(answer);
    assertThat(answer).hasStatus(202).hasHeader("Location", "/loaves/" + job.id());
    assertThat(job.kind()).isEqualTo("loaves");
  }

  @Test
  void hidesTheResultUntilTheJobHasSucceeded() {
    gate.shut();
    String id = view(submit("{\"copies\":3}", null)).id();

    MvcTestResult early = http.get().uri("/loaves/{id}/result", id).exchange();
    gate.open();
    await().until(() -> state(id) == JobState.SUCCEEDED);
    MvcTestResult late = http.get().uri("/loaves/{id}/result", id).exchange();

    assertThat(early).hasStatus(404);
    assertThat(late).hasStatusOk().bodyJson().isEqualTo("{\"baked\":3}");
  }

  @Test
  void givesTheSameJobForTheSameIdempotencyKey() {
    gate.open();

    String first = view(submit("{\"copies\":1}", "monday")).id();
    String second = view(submit("{\"copies\":1}", "monday")).id();
    String other = view(submit("{\"copies\":1}", "tuesday")).id();

    assertThat(second).isEqualTo(first);
    assertThat(other).isNotEqualTo(first);
  }

  @Test
  void answersTheResultOfAFailedJobWith409AndTheReason() {
    gate.open();
    String id = view(submit("{\"copies\":13}", null)).id();
    await().until(() -> state(id) == JobState.FAILED);

    MvcTestResult result = http.get().uri("/loaves/{id}/result", id).exchange();

    assertThat(result)
        .hasStatus(409)
        .bodyJson()
        .extractingPath("$.detail")
        .asString()
        .contains("the oven is unlucky");
  }

  @Test
  void runsAFailedJobAgainUnderItsIdForTheSameKey() {
    gate.open();
    gate.burnNext();
    JobView first = view(submit("{\"copies\":2}", "wednesday"));
    await().until(() -> state(first.id()) == JobState.FAILED);

    MvcTestResult answer = submit("{\"copies\":2}", "wednesday");

    assertThat(answer).hasStatus(202).hasHeader("Location", "/loaves/" + first.id());
    assertThat(view(answer).error()).isNull();
    await().until(() -> state(first.id()) == JobState.SUCCEEDED);
    assertThat(shown(first.id()).attempts()).isEqualTo(2);
    assertThat(http.get().uri("/loaves/{id}/result", first.id()).exchange())
        .hasStatusOk()
        .bodyJson()
        .isEqualTo("{\"baked\":2}");
  }

  @Test
  void leavesACancelledJobCancelledForTheSameKey() {
    gate.shut();
    String id = view(submit("{\"copies\":5}", "thursday")).id();
    await().until(() -> state(id) == JobState.RUNNING);
    http.delete().uri("/loaves/{id}", id).exchange();
    gate.open();
    await().until(() -> state(id) == JobState.CANCELLED);

    JobView again = view(submit("{\"copies\":5}", "thursday"));

    assertThat(again.id()).isEqualTo(id);
    assertThat(again.state()).isEqualTo(JobState.CANCELLED);
    assertThat(again.attempts()).isEqualTo(1);
  }

  @Test
  void cancelsARunningJob() {
    gate.shut();
    String id = view(submit("{\"copies\":5}", null)).id();
    await().until(() -> state(id) == JobState.RUNNING);

    MvcTestResult answer = http.delete().uri("/loaves/{id}", id).exchange();
    gate.open();

    assertThat(answer).hasStatus(202);
    await().until(() -> state(id) == JobState.CANCELLED);
  }

  @Test
  void refusesWorkThatCannotBeginWith409() {
    MvcTestResult answer = submit("{\"copies\":404}", null);

    assertThat(answer).hasStatus(409).bodyJson().extractingPath("$.detail").isEqualTo("no flour");
  }

  @Test
  void namesFieldValueAndRuleOfARefusedRequest() {
    MvcTestResult answer = submit("{\"copies\":0}", null);

    assertThat(answer)
        .hasStatus(400)
        .hasContentType(MediaType.APPLICATION_PROBLEM_JSON)
        .bodyJson()
        .isLenientlyEqualTo("{\"field\":\"copies\",\"value\":\"0\",\"rule\":\"is below 1\"}");
  }

  @Test
  void namesTheKnownFieldsWhereOneIsUnknown() {
    MvcTestResult answer = submit("{\"copies\":1,\"copys\":1}", null);

    assertThat(answer)
        .hasStatus(400)
        .bodyJson()
        .extractingPath("$.rule")
        .asString()
        .contains("known are copies");
  }

  @Test
  void saysWhatIsWrongWithABodyThatIsNoJson() {
    MvcTestResult answer = submit("{\"copies\":", null);

    assertThat(answer).hasStatus(400).bodyJson().extractingPath("$.field").isEqualTo("body");
  }

  @Test
  void answersAnUnknownJobWith404() {
    assertThat(http.get().uri("/loaves/nobody").exchange()).hasStatus(404);
    assertThat(http.get().uri("/loaves/nobody/result").exchange()).hasStatus(404);
    assertThat(http.delete().uri("/loaves/nobody").exchange()).hasStatus(404);
  }

  @Test
  void answersTheRequestIdThatItWasGiven() {
    MvcTestResult answer =
        http.get().uri("/loaves/nobody").header("X-Request-Id", "abc-1").exchange();

    assertThat(answer).hasHeader("X-Request-Id", "abc-1");
    assertThat(answer).bodyJson().extractingPath("$.requestId").isEqualTo("abc-1");
  }

  private MvcTestResult submit(String body, String key) {
    var request = http.post().uri("/loaves").contentType(MediaType.APPLICATION_JSON).content(body);
    return (key == null ? request : request.header("Idempotency-Key", key)).exchange();
  }

  private JobView view(MvcTestResult answer) {
    return json.readValue(answer.getResponse().getContentAsByteArray(), JobView.class);
  }

  private JobState state(String id) {
    return shown(id).state();
  }

  private JobView shown(String id) {
    return view(http.get().uri("/loaves/{id}", id).exchange());
  }

  record Order(Integer copies) {
    Order {
      Check.atLeast("copies", Check.present("copies", copies), 1);
    }
  }

  record Loaves(int baked) {}

  /** Holds running jobs until a test lets them go, and fails one where a test asks for it. */
  static final class Gate {
    private final AtomicBoolean burning = new AtomicBoolean();
    private volatile CountDownLatch latch = new CountDownLatch(0);

    void burnNext() {
      burning.set(true);
    }

    void shut() {
      latch = new CountDownLatch(1);
    }

    void open() {
      latch.countDown();
    }

    void pass() throws InterruptedException {
      if (!latch.await(10, TimeUnit.SECONDS)) {
        throw new IllegalStateException("the gate stayed shut");
      }
      if (burning.compareAndSet(true, false)) {
        throw new IllegalStateException("burnt");
      }
    }
  }

  @Configuration(proxyBeanMethods = false)
  @EnableAutoConfiguration
  static class Bakery {
    @Bean
    JobStore jobStore() {
      return new InMemoryJobStore();
    }

    @Bean
    Gate gate() {
      return new Gate();
    }

    @Bean
    JobHandler<Order, Loaves> baking(Gate gate) {
      return new JobHandler<>() {
        @Override
        public String kind() {
          return "loaves";
        }

        @Override
        public Class<Order> requestType() {
          return Order.class;
        }

        @Override
        public void admit(Order order) {
          if (order.copies() == 404) {
            throw new ConflictException("no flour");
          }
        }

        @Override
        public Loaves run(Order order, JobContext context) throws InterruptedException {
          gate.pass();
          if (order.copies() == 13) {
            throw new IllegalStateException("the oven is unlucky");
          }
          context.progress("bake", order.copies(), (long) order.copies(), "loaves");
          return new Loaves(order.copies());
        }
      };
    }
  }
}
