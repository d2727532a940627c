package io.arxivist.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.arxivist.simulator.ArxivSimulator;
import io.arxivist.simulator.SyntheticCorpus;
import io.arxivist.stack.host.ArxivAddress;
import io.arxivist.stack.host.DataFolder;
import io.arxivist.stack.host.LocalStack;
import io.arxivist.stack.host.ServiceSlot;
import io.arxivist.stack.host.StackPorts;
import io.arxivist.stack.mainjob.MainJob;
import io.arxivist.stack.mainjob.PaperOrigin;
import io.arxivist.stack.mainjob.Progress;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** One champion after another in the running suite: crowned, rolled back, and watched in shadow. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class SuccessionIT {
  private static final StackPorts PORTS = new StackPorts(9_000);
  private static final Clock CLOCK = Clock.systemUTC();
  private static final LocalDate FIRST_DAY =
      LocalDate.ofInstant(CLOCK.instant(), ZoneOffset.UTC).minusDays(30);
  private static final int DAYS = 15;
  private static final int PAPERS_PER_DAY = 120;
  private static final Duration PATIENCE = Duration.ofMinutes(3);
  private static final Duration SECONDS = Duration.ofSeconds(20);
  private static final Map<String, Object> TEXT =
      Map.of("papers", List.of(Map.of("title", "A survey of neural networks", "abstract", "")));

  @TempDir static Path work;

  private static DataFolder data;
  private static ArxivSimulator simulator;
  private static LocalStack stack;

  private final Calls gateway = Calls.to(PORTS.url(ServiceSlot.GATEWAY) + "/api/v1");

  @BeforeAll
  static void trainTheFirstModel() {
    data = DataFolder.open(work.resolve("data"));
    SortedMap<LocalDate, Integer> days = new TreeMap<>();
    for (int day = 0; day < DAYS; day++) {
      days.put(FIRST_DAY.plusDays(day), PAPERS_PER_DAY);
    }
    simulator = ArxivSimulator.start(PORTS.simulator(), SyntheticCorpus.ofDays(days, 7), CLOCK);
    stack = new LocalStack(PORTS);
    stack.start(data, ArxivAddress.simulator(PORTS.simulator()), part -> {});
    new MainJob(PORTS, CLOCK, Progress.silent())
        .run(new PaperOrigin("simulator", null, DAYS * PAPERS_PER_DAY));
  }

  @AfterAll
  static void stopTheSuite() {
    stack.close();
    simulator.close();
    data.close();
  }

  @Test
  @Order(1)
  void aSecondTrainingIsJudgedOnThePapersOfBothWithNumbers() {
    JsonNode publication = publish(Map.of());

    assertThat(publication.path("champion").asBoolean()).as(publication.toString()).isTrue();
    JsonNode decision = gateway.get("/decisions/" + publication.path("decision").asString());
    assertThat(decision.path("kind").asString()).isEqualTo("gate");
    assertThat(decision.path("candidate").path("version").asString()).isEqualTo("2");
    assertThat(decision.path("champion").path("version").asString()).isEqualTo("1");
    assertThat(decision.path("slice").path("papers").asInt()).isGreaterThanOrEqualTo(100);
    JsonNode top1 = decision.path("findings").path(0);
    assertThat(top1.path("name").asString()).isEqualTo("top1");
    assertThat(top1.path("champion").asDouble()).isGreaterThan(0.3);
    assertThat(top1.path("low").isNumber()).isTrue();
    assertThat(decision.path("findings").findValuesAsString("name"))
        .contains("log_loss", "ece", "coverage", "latency_seconds");
    awaitServed("2");
  }

  @Test
  @Order(2)
  void aRollbackIsServedWithinSeconds() {
    JsonNode decision = gateway.post("/rollbacks", Map.of("reason", "a drill"));

    awaitServed("1");
    assertThat(decision.path("reason").asString()).isEqualTo("a drill");
    JsonNode decisions = gateway.get("/decisions").path("decisions");
    assertThat(decisions.findValuesAsString("kind")).containsExactly("rollback", "gate", "gate");
    assertThat(gateway.answer("POST", "/rollbacks", null).statusCode()).isEqualTo(409);
  }

  @Test
  @Order(3)
  void aRefusedModelRunsInShadow() {
    JsonNode publication = publish(Map.of("until", FIRST_DAY.plusDays(2).toString()));
    assertThat(publication.path("champion").asBoolean()).as(publication.toString()).isFalse();
    assertThat(publication.path("reason").asString()).contains("36 labelled papers");
    await()
        .atMost(SECONDS)
        .until(() ->
            "3".equals(gateway.get("/shadow").path("challenger").path("version").asString("")));

    run("/harvests", Map.of("target", "classification", "source", "oai", "limit", 80));
    run("/pushes", Map.of("target", "classification"));
    run("/drains", Map.of());

    JsonNode shadow = gateway.get("/shadow");
    assertThat(shadow.path("problem").isNull()).as(shadow.toString()).isTrue();
    assertThat(shadow.path("compared").asLong()).isEqualTo(80);
    assertThat(shadow.path("championRight").asLong()).isPositive();
    assertThat(gateway.post("/classifications", TEXT).path("model").path("version").asString())
        .isEqualTo("1");
    assertThat(gateway.get("/papers?limit=5").toString()).doesNotContain("shadow");
  }

  private void awaitServed(String version) {
    await()
        .atMost(SECONDS)
        .until(() ->
            version.equals(
                gateway.post("/classifications", TEXT).path("model").path("version").asString()));
  }

  private JsonNode publish(Map<String, Object> training) {
    String trainingId = run("/trainings", training).path("trainingId").asString();
    return run("/trainings/" + trainingId + "/publication", Map.of());
  }

  private JsonNode run(String path, Map<String, Object> request) {
    JsonNode job = gateway.post(path, request);
    String address = "/" + job.path("kind").asString() + "/" + job.path("id").asString();
    await()
        .atMost(PATIENCE)
        .until(
            () -> gateway.get(address).path("state").asString(),
            state -> !List.of("queued", "running").contains(state));
    return gateway.get(address + "/result");
  }
}
