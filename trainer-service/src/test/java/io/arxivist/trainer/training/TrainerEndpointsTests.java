package io.arxivist.trainer.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import io.arxivist.contract.InMemoryJobStore;
import io.arxivist.contract.Samples;
import io.arxivist.core.decision.Decision;
import io.arxivist.core.decision.DecisionKind;
import io.arxivist.core.decision.DecisionOutcome;
import io.arxivist.core.decision.DecisionPage;
import io.arxivist.core.job.JobStore;
import io.arxivist.core.queue.QueueDepth;
import io.arxivist.core.queue.WorkQueue;
import io.arxivist.core.registry.ModelRegistry;
import io.arxivist.core.registry.ModelVersion;
import io.arxivist.core.registry.RegistryException;
import io.arxivist.core.registry.Run;
import io.arxivist.mongodb.CorpusStore;
import io.arxivist.mongodb.DecisionStore;
import io.arxivist.mongodb.EmbeddingStore;
import io.arxivist.service.ServiceSupportConfiguration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.webmvc.test.autoconfigure.WebMvcTest;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;
import org.springframework.http.MediaType;
import org.springframework.test.context.bean.override.mockito.MockitoBean;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** The REST edge of the trainer over a queue, a corpus and a registry that say what they hold. */
@WebMvcTest(properties = "spring.config.name=common,trainer-service")
@ImportAutoConfiguration(ServiceSupportConfiguration.class)
class TrainerEndpointsTests {
  private static final Decision DECISION =
      new Decision(
          "d1",
          Samples.START,
          DecisionKind.ROLLBACK,
          DecisionOutcome.CHAMPION,
          Samples.MODEL,
          null,
          null,
          List.of(),
          "a reason");

  @Autowired MockMvcTester http;
  @Autowired JobStore jobs;
  @MockitoBean WorkQueue trainingQueue;
  @MockitoBean CorpusStore corpus;
  @MockitoBean EmbeddingStore embeddings;
  @MockitoBean ModelRegistry registry;
  @MockitoBean DecisionStore decisions;

  @Test
  void refusesATrainingOnTooFewPapersAndSaysHowMany() {
    when(trainingQueue.depth()).thenReturn(new QueueDepth(30, 2, 0, null));
    when(corpus.count()).thenReturn(8L);

    MvcTestResult answer = post("/trainings", "");

    assertThat(answer)
        .hasStatus(409)
        .bodyJson()
        .extractingPath("$.detail")
        .isEqualTo(
            "there are 40 papers to train on, 32 in the queue and 8 in the corpus; 200 are needed");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"from\":\"2026-02-01\",\"until\":\"2026-01-01\"} | until",
        "{\"from\":\"yesterday\"}                           | from",
        "{\"seeds\":7}                                      | seeds",
        "{\"seed\":\"seven\"}                               | seed",
        "{\"from\":                                         | body",
        "[]                                                 | body"
      })
  void refusesBadTrainings(String body, String field) {
    MvcTestResult answer = post("/trainings", body);

    assertThat(answer).hasStatus(400).bodyJson().extractingPath("$.field").isEqualTo(field);
  }

  @Test
  void answers404ForThePublicationOfNoTraining() {
    assertThat(post("/trainings/none/publication", "")).hasStatus(404);
    assertThat(post("/publications", "{\"trainingId\":\"none\"}")).hasStatus(404);
  }

  @Test
  void refusesThePublicationOfATrainingThatDidNotSucceed() {
    var failed = Samples.job("trainings", 5);
    jobs.create(failed);
    jobs.update(failed.failed(Samples.START, "too little"));

    assertThat(post("/trainings/" + failed.id() + "/publication", "")).hasStatus(409);
  }

  @Test
  void refusesAPublicationThatNamesNoTraining() {
    MvcTestResult answer = post("/publications", "{}");

    assertThat(answer).hasStatus(400).bodyJson().extractingPath("$.field").isEqualTo("trainingId");
  }

  @Test
  void answers404ForTheReproductionOfNoRun() {
    MvcTestResult answer = post("/reproductions", "{\"runId\":\"none\"}");

    assertThat(answer)
        .hasStatus(404)
        .bodyJson()
        .extractingPath("$.detail")
        .isEqualTo("there is no run none");
  }

  @Test
  void refusesAReproductionThatNamesNoRun() {
    MvcTestResult answer = post("/reproductions", "{}");

    assertThat(answer).hasStatus(400).bodyJson().extractingPath("$.field").isEqualTo("runId");
  }

  @Test
  void listsModelsWithTheirRuns() {
    registered("3", List.of(ModelRegistry.CHAMPION));

    MvcTestResult answer = http.get().uri("/models").exchange();

    assertThat(answer)
        .hasStatusOk()
        .bodyJson()
        .extractingPath("$.models[0].run.metrics.top1")
        .isEqualTo(0.7);
  }

  @Test
  void promotesAModel() {
    registered("3", List.of());

    MvcTestResult answer = post("/models/3/promotion", "");

    assertThat(answer).hasStatusOk();
    verify(registry).assignAlias(ModelRegistry.CHAMPION, "3");
  }

  @Test
  void answers404ForThePromotionOfNoModel() {
    registered("3", List.of());

    assertThat(post("/models/4/promotion", "")).hasStatus(404);
  }

  @Test
  void answers503WhenTheRegistryIsAway() {
    when(registry.versions()).thenThrow(new RegistryException("connection refused", null));

    MvcTestResult answer = http.get().uri("/models").exchange();

    assertThat(answer).hasStatus(503).bodyJson().extractingPath("$.backend").isEqualTo("mlflow");
  }

  @Test
  void showsDecisionsAndAnswers404ForOneThatIsNotThere() {
    when(decisions.page("d7", 5)).thenReturn(new DecisionPage(List.of(DECISION), "d1"));
    when(decisions.find("d1")).thenReturn(Optional.of(DECISION));

    assertThat(http.get().uri("/decisions?cursor=d7&limit=5").exchange())
        .hasStatusOk()
        .bodyJson()
        .extractingPath("$.decisions[0].kind")
        .isEqualTo("rollback");
    assertThat(http.get().uri("/decisions/d1").exchange()).hasStatusOk();
    assertThat(http.get().uri("/decisions/d2").exchange()).hasStatus(404);
  }

  @Test
  void refusesARollbackWithAReasonWhereThereIsNoChampion() {
    assertThat(post("/rollbacks", "{}"))
        .hasStatus(409)
        .bodyJson()
        .extractingPath("$.detail")
        .isEqualTo("there is no champion to roll back");
  }

  @Test
  void rollsBackWithoutABodyAndSaysWhereTheDecisionIs() {
    ModelVersion present = new ModelVersion("2", "run2", Samples.START, List.of("champion"));
    when(registry.findByAlias("champion")).thenReturn(Optional.of(present));
    when(registry.findRun(Samples.MODEL.runId())).thenReturn(Optional.of(run()));
    when(decisions.crownings())
        .thenReturn(
            List.of(
                new Decision(
                    "d1",
                    Samples.START,
                    DecisionKind.GATE,
                    DecisionOutcome.CHAMPION,
                    present.reference(),
                    Samples.MODEL,
                    null,
                    List.of(),
                    "not worse")));

    MvcTestResult answer = http.post().uri("/rollbacks").exchange();

    assertThat(answer).hasStatus(201);
    assertThat(answer.getResponse().getHeader("Location")).startsWith("/decisions/");
    verify(registry).assignAlias("champion", Samples.MODEL.version());
  }

  @Test
  void refusesAReasonThatIsTooLong() {
    assertThat(post("/rollbacks", "{\"reason\":\"" + "x".repeat(501) + "\"}"))
        .hasStatus(400)
        .bodyJson()
        .extractingPath("$.field")
        .isEqualTo("reason");
  }

  private static Run run() {
    return new Run("run", "run", Samples.START, null, Map.of(), Map.of("top1", 0.7), Map.of());
  }

  private void registered(String version, List<String> aliases) {
    when(registry.versions())
        .thenReturn(List.of(new ModelVersion(version, "run", Samples.START, aliases)));
    when(registry.findRun("run")).thenReturn(Optional.of(run()));
  }

  private MvcTestResult post(String path, String body) {
    return http.post().uri(path).contentType(MediaType.APPLICATION_JSON).content(body).exchange();
  }

  /* The handlers are what is tested; a slice leaves them out unless they are asked for. */
  @TestConfiguration
  @ComponentScan(
      basePackages = "io.arxivist.trainer",
      useDefaultFilters = false,
      includeFilters =
          @ComponentScan.Filter(
              type = FilterType.REGEX,
              pattern =
                  "[^$]*(Job|Gate|Folders|Embedder|Provenance|JudgedModels|Comparison|Succession)"))
  static class Handlers {
    @Bean
    JobStore jobStore() {
      return new InMemoryJobStore();
    }
  }
}
