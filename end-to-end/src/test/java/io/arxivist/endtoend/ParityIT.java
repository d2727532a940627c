package io.arxivist.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.arxivist.embedded.EmbeddedMongo;
import io.arxivist.embedded.EmbeddedRedis;
import io.arxivist.stack.host.ArxivAddress;
import io.arxivist.stack.host.DataFolder;
import io.arxivist.stack.host.LocalStack;
import io.arxivist.stack.host.ServiceSlot;
import io.arxivist.stack.host.StackPorts;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A service is the same in the quick start as in a JVM of its own. */
class ParityIT {
  private static final StackPorts STACK = new StackPorts(6_000);
  private static final StackPorts ALONE = new StackPorts(7_000);

  @TempDir static Path work;

  private static DataFolder data;
  private static LocalStack stack;
  private static EmbeddedMongo mongo;
  private static EmbeddedRedis redis;

  @BeforeAll
  static void startTheStackAndTheServers() {
    data = DataFolder.open(work.resolve("stack"));
    stack = new LocalStack(STACK);
    stack.start(data, ArxivAddress.REAL, part -> {});
    mongo = EmbeddedMongo.inMemory();
    redis = EmbeddedRedis.temporary();
  }

  @AfterAll
  static void stopAll() {
    stack.close();
    data.close();
    mongo.close();
    redis.close();
  }

  @ParameterizedTest
  @EnumSource(ServiceSlot.class)
  void theStackWithholdsNoBeanThatAServiceHasAlone(ServiceSlot service) throws Exception {
    Set<String> missing = beansAlone(service);
    missing.removeAll(List.of(stack.context(service).getBeanDefinitionNames()));
    missing.removeIf(ParityIT::belongsToTheEndpointThatIsAsked);

    assertThat(missing).isEmpty();
  }

  @Test
  void theGatewayAndTheDashboardHoldNoDatabaseClients() {
    for (ServiceSlot service : List.of(ServiceSlot.GATEWAY, ServiceSlot.UI)) {
      assertThat(stack.context(service).getBeanDefinitionNames())
          .noneMatch(name -> name.matches("(?i).*(mongo|redis).*"));
    }
  }

  /* Asked of its own JVM, where the beans endpoint is exposed for the question alone. */
  private static Set<String> beansAlone(ServiceSlot service) throws Exception {
    try (StackProcess process =
        StackProcess.start(work, service.serviceName(), command(service), environment(service))) {
      String url = ALONE.url(service) + "/actuator/beans";
      Awaitility.await()
          .atMost(Duration.ofMinutes(2))
          .pollInterval(Duration.ofMillis(500))
          .ignoreExceptions()
          .until(() -> !process.alive() || get(url).statusCode() == 200);
      assertThat(process.alive()).as(process.out() + process.err()).isTrue();
      JsonNode contexts = JsonMapper.builder().build().readTree(get(url).body()).path("contexts");
      Set<String> names = new TreeSet<>();
      contexts.forEach(context -> names.addAll(context.path("beans").propertyNames()));
      return names;
    }
  }

  private static boolean belongsToTheEndpointThatIsAsked(String bean) {
    return bean.toLowerCase(java.util.Locale.ROOT).contains("beansendpoint");
  }

  private static List<String> command(ServiceSlot service) {
    return List.of(
        StackProcess.java(),
        "-Xmx256m",
        "-XX:+UseSerialGC",
        "-XX:TieredStopAtLevel=1",
        "-jar",
        StackProcess.jar(service).toString());
  }

  private static Map<String, String> environment(ServiceSlot service) {
    return Map.of(
        "SERVER_PORT",
        "" + ALONE.of(service),
        "MANAGEMENT_ENDPOINTS_WEB_EXPOSURE_INCLUDE",
        "health,info,metrics,beans",
        "SPRING_DATA_REDIS_PORT",
        "" + redis.port(),
        "SPRING_MONGODB_URI",
        mongo.uri("arxivist"),
        "MLFLOW_TRACKING_URI",
        work.resolve("mlruns").toUri().toString());
  }

  private static HttpResponse<String> get(String url) throws IOException, InterruptedException {
    return HttpClient.newHttpClient()
        .send(
            HttpRequest.newBuilder(URI.create(url)).build(), HttpResponse.BodyHandlers.ofString());
  }
}
