package io.arxivist.classifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.arxivist.contract.ToyCorpus;
import io.arxivist.core.classification.ClassificationRequest;
import io.arxivist.core.classification.ClassificationResponse;
import io.arxivist.core.classification.Embedding;
import io.arxivist.core.classification.ModelReference;
import io.arxivist.core.paper.PaperText;
import io.arxivist.core.registry.ModelVersion;
import io.arxivist.learning.artifacts.RunArtifacts;
import io.arxivist.learning.encoder.SentenceEncoder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.client.RestClient;
import tools.jackson.databind.JsonNode;

/** Serving over HTTP while models come and go, with real files, servers and the real encoder. */
class ServingIT {
  private static final Duration LONGEST = Duration.ofMinutes(2);
  private static final List<PaperText> TEXTS =
      ToyCorpus.papers(2_000, 2_050).stream().map(harvested -> harvested.paper().text()).toList();

  @TempDir static Path encoder;
  @TempDir Path data;
  private RunningClassifier service;

  @BeforeEach
  void startServers() {
    service = new RunningClassifier(data, encoder);
  }

  @AfterEach
  void stopServers() {
    service.close();
  }

  @Test
  void swapsTheChampionUnderLoadWithoutAFailedRequest() {
    List<ModelReference> crowned = new ArrayList<>();
    crowned.add(ToyModel.crown(service.registry(), data.resolve("run0")).reference());
    awaitServed(crowned.getFirst());
    Set<String> served = ConcurrentHashMap.newKeySet();
    List<String> failures = new CopyOnWriteArrayList<>();
    AtomicBoolean over = new AtomicBoolean();

    try (ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int client = 0; client < 6; client++) {
        int door = client % 3;
        clients.execute(() -> {
          while (!over.get()) {
            ask(door, served, failures);
          }
        });
      }
      for (int next = 1; next <= 3; next++) {
        ModelVersion version = ToyModel.crown(service.registry(), data.resolve("run" + next));
        crowned.add(version.reference());
        awaitServed(version.reference());
      }
      over.set(true);
    }

    assertThat(failures).isEmpty();
    assertThat(new TreeSet<>(served))
        .isEqualTo(new TreeSet<>(crowned.stream().map(ModelReference::version).toList()));
  }

  /** What may become of an artifact on its way. */
  enum Damage {
    FLIPPED_BIT("weights.safetensors"),
    CUT_OFF("weights.safetensors"),
    GONE("vocabulary.txt"),
    ALTERED_MANIFEST("manifest.json");

    private final String file;

    Damage(String file) {
      this.file = file;
    }

    void happensTo(Path model) throws IOException {
      Path damaged = model.resolve(file);
      byte[] bytes = Files.readAllBytes(damaged);
      switch (this) {
        case FLIPPED_BIT -> {
          bytes[bytes.length / 2] ^= 1;
          Files.write(damaged, bytes);
        }
        case CUT_OFF -> Files.write(damaged, Arrays.copyOf(bytes, bytes.length / 2));
        case GONE -> Files.delete(damaged);
        case ALTERED_MANIFEST ->
            Files.writeString(
                damaged, Files.readString(damaged).replaceFirst("(\"slope\" : )", "$11"));
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void refusesADamagedModelByFileAndHashWhileTheOldOneServes(Damage damage) throws IOException {
    ModelVersion old = ToyModel.crown(service.registry(), data.resolve("old"));
    awaitServed(old.reference());
    RunArtifacts.write(data.resolve("new"), ToyModel.trained(), null);
    damage.happensTo(data.resolve("new/model"));

    ToyModel.crownWritten(service.registry(), data.resolve("new"));

    await().atMost(LONGEST).until(() -> !problem().isEmpty());
    assertThat(problem()).contains(damage.file);
    if (damage != Damage.GONE) {
      assertThat(problem()).containsPattern("SHA-256 is [0-9a-f]{64}.* [0-9a-f]{64} is expected");
    }
    assertThat(classify(TEXTS.subList(0, 1)).model()).isEqualTo(old.reference());
    assertThat(health("readiness").getStatusCode()).isEqualTo(HttpStatus.OK);
    ModelVersion whole = ToyModel.crown(service.registry(), data.resolve("whole"));
    awaitServed(whole.reference());
    assertThat(problem()).isEmpty();
  }

  @Test
  void answersFromTheWordsAndSaysSoWhereTheEncoderCannotBeLoaded() throws IOException {
    String fingerprint;
    try (SentenceEncoder real = SentenceEncoder.open(encoder, 1)) {
      fingerprint = real.fingerprint();
    }
    float[] vector = new float[384];
    vector[0] = 1;
    RunArtifacts.write(
        data.resolve("run"), ToyModel.reading(new Embedding(fingerprint, vector)), null);
    ModelVersion hybrid = ToyModel.crownWritten(service.registry(), data.resolve("run"));
    awaitServed(hybrid.reference());
    boolean before = classify(TEXTS.subList(0, 1)).classifications().getFirst().degraded();

    service.stop();
    Path unusable = Files.writeString(data.resolve("unusable"), "a file, not a folder");
    service.start(unusable);
    awaitServed(hybrid.reference());

    assertThat(before).isFalse();
    assertThat(classify(TEXTS).classifications())
        .hasSize(TEXTS.size())
        .allSatisfy(one -> assertThat(one.degraded()).isTrue());
    assertThat(health("readiness").getStatusCode()).isEqualTo(HttpStatus.OK);
  }

  @Test
  void answersASingleTextWhileManyAreRead() throws IOException {
    try (SentenceEncoder real = SentenceEncoder.open(encoder, 1)) {
      RunArtifacts.write(data.resolve("run"), ToyModel.reading(real.embed(TEXTS.getFirst())), null);
    }
    awaitServed(ToyModel.crownWritten(service.registry(), data.resolve("run")).reference());
    classify(TEXTS.subList(0, 1));
    List<PaperText> many = Collections.nCopies(4, TEXTS).stream().flatMap(List::stream).toList();

    CompletableFuture<ClassificationResponse> batch =
        CompletableFuture.supplyAsync(() -> classify(many), Thread::startVirtualThread);
    await().atMost(LONGEST).until(() -> waiting("batch") > 0);
    ClassificationResponse single = classify(TEXTS.subList(0, 1));

    assertThat(batch).isNotDone();
    assertThat(single.classifications().getFirst().degraded()).isFalse();
    assertThat(batch.join().classifications()).hasSize(200);
  }

  private void ask(int door, Set<String> served, List<String> failures) {
    PaperText text = TEXTS.get(door);
    Object row = Map.of("title", text.title(), "abstract", text.abstractText());
    ResponseEntity<JsonNode> answer =
        switch (door) {
          case 0 -> post("/classifications", Map.of("papers", List.of(row)));
          case 1 -> post("/invocations", Map.of("instances", List.of(row)));
          default ->
              post(
                  "/v2/models/arxivist-classifier/infer",
                  Map.of(
                      "inputs",
                      List.of(
                          Map.of(
                              "name",
                              "title",
                              "shape",
                              List.of(1),
                              "datatype",
                              "BYTES",
                              "data",
                              List.of(text.title())))));
        };
    JsonNode body = answer.getBody();
    if (answer.getStatusCode() != HttpStatus.OK || body == null) {
      failures.add(door + ": " + answer);
    } else {
      served.add(
          body.has("model_version")
              ? body.path("model_version").asString()
              : body.path("model").path("version").asString());
    }
  }

  private ResponseEntity<JsonNode> post(String path, Object body) {
    return http()
        .post()
        .uri(path)
        .contentType(MediaType.APPLICATION_JSON)
        .body(body)
        .retrieve()
        .toEntity(JsonNode.class);
  }

  private ClassificationResponse classify(List<PaperText> texts) {
    return http()
        .post()
        .uri("/classifications")
        .contentType(MediaType.APPLICATION_JSON)
        .body(new ClassificationRequest(texts))
        .retrieve()
        .body(ClassificationResponse.class);
  }

  private void awaitServed(ModelReference model) {
    await()
        .atMost(LONGEST)
        .until(() ->
            model
                .version()
                .equals(health("model").getBody().path("details").path("version").asString("")));
  }

  private String problem() {
    return health("model").getBody().path("details").path("problem").asString("");
  }

  private double waiting(String lane) {
    return http()
        .get()
        .uri("/actuator/metrics/arxivist.encoder.waiting?tag=lane:" + lane)
        .retrieve()
        .body(JsonNode.class)
        .path("measurements")
        .path(0)
        .path("value")
        .asDouble();
  }

  private ResponseEntity<JsonNode> health(String part) {
    return http().get().uri("/actuator/health/" + part).retrieve().toEntity(JsonNode.class);
  }

  private RestClient http() {
    return RestClient.builder()
        .baseUrl(service.url())
        .defaultStatusHandler(status -> true, (request, answer) -> {})
        .build();
  }
}
