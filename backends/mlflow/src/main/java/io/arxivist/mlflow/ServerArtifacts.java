package io.arxivist.mlflow;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.FileSystemResource;
import org.springframework.http.MediaType;
import org.springframework.http.client.ClientHttpResponse;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientResponseException;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * Artifacts through the server's own proxy, whatever lies behind it. MLflow's Java client starts a
 * Python process for this, which no service has.
 */
final class ServerArtifacts {
  private static final String PROXY = "/api/2.0/mlflow-artifacts/artifacts";

  private final RestClient http;
  private final URI server;

  ServerArtifacts(RestClient http, URI server) {
    this.http = http;
    this.server = server;
  }

  /**
   * Where a run's artifacts lie behind the proxy: {@code 1/<run>/artifacts}.
   *
   * @throws IllegalArgumentException if the server keeps them elsewhere than behind its proxy
   */
  static String root(String artifactUri) {
    URI uri = URI.create(artifactUri);
    if (!"mlflow-artifacts".equals(uri.getScheme()) || uri.getPath() == null) {
      throw new IllegalArgumentException(
          "artifacts are kept at "
              + artifactUri
              + ", not behind the server; start it with --artifacts-destination");
    }
    return uri.getPath().replaceFirst("^/+", "");
  }

  void upload(String root, Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(file -> !Files.isDirectory(file)).sorted().toList()) {
        put(root + "/" + slashed(folder.relativize(file)), file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Whether there is such a file or folder, copied to the given place if so. */
  boolean download(String path, Path target) throws IOException {
    List<Entry> entries = list(path);
    if (entries.isEmpty()) {
      return fetch(path, target);
    }
    boolean complete = true;
    for (Entry entry : entries) {
      complete &= download(path + "/" + entry.path(), target.resolve(entry.path()));
    }
    return complete;
  }

  boolean hasFolder(String path) {
    return !list(path).isEmpty();
  }

  private void put(String path, Path file) {
    http.put()
        .uri(proxied(path))
        .contentType(MediaType.APPLICATION_OCTET_STREAM)
        .body(new FileSystemResource(file))
        .retrieve()
        .toBodilessEntity();
  }

  private boolean fetch(String path, Path target) throws IOException {
    Path parent = target.getParent();
    if (parent != null) {
      Files.createDirectories(parent);
    }
    return Boolean.TRUE.equals(
        http.get().uri(proxied(path)).exchange((request, response) -> store(response, target)));
  }

  private static Boolean store(ClientHttpResponse response, Path target) throws IOException {
    int status = response.getStatusCode().value();
    if (status == 404) {
      return false;
    }
    try (InputStream body = response.getBody()) {
      if (status != 200) {
        throw new RestClientResponseException(
            "download",
            response.getStatusCode(),
            response.getStatusText(),
            response.getHeaders(),
            body.readAllBytes(),
            null);
      }
      Files.copy(body, target, StandardCopyOption.REPLACE_EXISTING);
    }
    return true;
  }

  private List<Entry> list(String path) {
    URI uri =
        UriComponentsBuilder.fromUri(server)
            .path(PROXY)
            .queryParam("path", "{path}")
            .buildAndExpand(path)
            .encode()
            .toUri();
    Listing listing = http.get().uri(uri).retrieve().body(Listing.class);
    return listing == null ? List.of() : listing.files();
  }

  private URI proxied(String path) {
    return UriComponentsBuilder.fromUri(server)
        .path(PROXY)
        .pathSegment(path.split("/"))
        .build()
        .encode()
        .toUri();
  }

  private static String slashed(Path relative) {
    return String.join(
        "/", StreamSupport.stream(relative.spliterator(), false).map(Path::toString).toList());
  }

  record Entry(String path, @JsonProperty("is_dir") @Nullable Boolean isFolder) {}

  record Listing(List<Entry> files) {
    Listing {
      files = files == null ? List.of() : files;
    }
  }
}
