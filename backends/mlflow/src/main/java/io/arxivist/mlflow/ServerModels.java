package io.arxivist.mlflow;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.arxivist.core.registry.ModelVersion;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;
import org.springframework.web.client.RestClientResponseException;
import tools.jackson.databind.json.JsonMapper;

/** One registered model through MLflow's REST API. */
final class ServerModels {
  private static final String API = "/api/2.0/mlflow/";
  private static final int PAGE = 200;

  /* Bodies are written beforehand, since MLflow takes one sent in chunks for an empty one. */
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final RestClient http;
  private final String name;

  ServerModels(RestClient http, String name) {
    this.http = http;
    this.name = name;
  }

  ModelVersion register(String runId, String source) {
    createModel();
    Version created =
        require(
                post(
                    "model-versions/create",
                    Map.of("name", name, "source", source, "run_id", runId),
                    VersionAnswer.class))
            .version();
    return created.withAliases(List.of());
  }

  void assignAlias(String alias, String version) {
    post(
        "registered-models/alias",
        Map.of("name", name, "alias", alias, "version", version),
        Map.class);
  }

  /** Whether there was one. */
  boolean removeAlias(String alias) {
    try {
      http.method(HttpMethod.DELETE)
          .uri(API + "registered-models/alias")
          .contentType(MediaType.APPLICATION_JSON)
          .body(JSON.writeValueAsBytes(Map.of("name", name, "alias", alias)))
          .retrieve()
          .toBodilessEntity();
      return true;
    } catch (RestClientResponseException refused) {
      if (ServerCalls.answer(refused).isMissingAlias()) {
        return false;
      }
      throw refused;
    }
  }

  void tag(String key, String value) {
    post("registered-models/set-tag", Map.of("name", name, "key", key, "value", value), Map.class);
  }

  Optional<ModelVersion> find(String version) {
    return versions().stream().filter(each -> each.version().equals(version)).findFirst();
  }

  Optional<ModelVersion> findByAlias(String alias) {
    try {
      VersionAnswer answer =
          require(
              http.get()
                  .uri(API + "registered-models/alias?name={name}&alias={alias}", name, alias)
                  .retrieve()
                  .body(VersionAnswer.class));
      return find(answer.version().version());
    } catch (RestClientResponseException refused) {
      if (ServerCalls.answer(refused).isMissingAlias()) {
        return Optional.empty();
      }
      throw refused;
    }
  }

  /** Newest first. */
  List<ModelVersion> versions() {
    /* The search does not list aliases; the model does. */
    Map<String, List<String>> aliases = aliases();
    List<ModelVersion> versions = new ArrayList<>();
    String page = "";
    do {
      VersionsAnswer answer = search(page);
      for (Version version : answer.versions()) {
        versions.add(version.withAliases(aliases.getOrDefault(version.version(), List.of())));
      }
      page = answer.nextPage() == null ? "" : answer.nextPage();
    } while (!page.isEmpty());
    versions.sort(Comparator.comparingInt(ModelVersion::number).reversed());
    return versions;
  }

  private void createModel() {
    try {
      post("registered-models/create", Map.of("name", name), Map.class);
    } catch (RestClientResponseException refused) {
      if (!ServerCalls.answer(refused).existsAlready()) {
        throw refused;
      }
    }
  }

  private VersionsAnswer search(String page) {
    Map<String, String> query =
        Map.of("filter", "name='" + name + "'", "max", Integer.toString(PAGE), "page", page);
    return require(
        http.get()
            .uri(
                API + "model-versions/search?filter={filter}&max_results={max}&page_token={page}",
                query)
            .retrieve()
            .body(VersionsAnswer.class));
  }

  private Map<String, List<String>> aliases() {
    try {
      Model model =
          require(
                  http.get()
                      .uri(API + "registered-models/get?name={name}", name)
                      .retrieve()
                      .body(ModelAnswer.class))
              .model();
      Map<String, List<String>> byVersion = new HashMap<>();
      Map<String, String> sorted = new TreeMap<>();
      model.aliases().forEach(each -> sorted.put(each.alias(), each.version()));
      sorted.forEach((alias, version) ->
          byVersion.computeIfAbsent(version, key -> new ArrayList<>()).add(alias));
      return byVersion;
    } catch (RestClientResponseException refused) {
      if (ServerCalls.answer(refused).isMissing()) {
        return Map.of();
      }
      throw refused;
    }
  }

  private <T> @Nullable T post(String path, Map<String, String> body, Class<T> answer) {
    return http.post()
        .uri(API + path)
        .contentType(MediaType.APPLICATION_JSON)
        .body(JSON.writeValueAsBytes(body))
        .retrieve()
        .body(answer);
  }

  private static <T> T require(@Nullable T answer) {
    if (answer == null) {
      throw new RestClientException("MLflow answered with nothing");
    }
    return answer;
  }

  /** A version as MLflow sends it; much is left out. */
  record Version(
      String version,
      @JsonProperty("run_id") @Nullable String runId,
      @JsonProperty("creation_timestamp") @Nullable Long createdAt) {
    ModelVersion withAliases(List<String> aliases) {
      return new ModelVersion(
          version,
          runId == null ? "" : runId,
          Instant.ofEpochMilli(createdAt == null ? 0 : createdAt),
          aliases);
    }
  }

  record VersionAnswer(@JsonProperty("model_version") Version version) {}

  record VersionsAnswer(
      @JsonProperty("model_versions") List<Version> versions,
      @JsonProperty("next_page_token") @Nullable String nextPage) {
    VersionsAnswer {
      versions = versions == null ? List.of() : versions;
    }
  }

  record Alias(String alias, String version) {}

  record Model(List<Alias> aliases) {
    Model {
      aliases = aliases == null ? List.of() : aliases;
    }
  }

  record ModelAnswer(@JsonProperty("registered_model") Model model) {}
}
