package io.arxivist.mlflow;

import io.arxivist.core.validation.InvalidFieldException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Locale;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Where trainings are recorded.
 *
 * @param tracking the tracking server or folder
 */
@Validated
@ConfigurationProperties("mlflow")
public record MlflowProperties(@DefaultValue Tracking tracking) {

  /**
   * The tracking server or folder.
   *
   * @param uri {@code http://} or {@code https://} for a server, {@code file:} for a folder in
   *     MLflow's own layout; the environment variable {@code MLFLOW_TRACKING_URI} sets it
   */
  public record Tracking(@DefaultValue("file:data/mlruns") String uri) {
    public Tracking {
      location(uri);
    }

    Location location() {
      return location(uri);
    }

    private static Location location(String uri) {
      int colon = uri.indexOf(':');
      String scheme = colon < 0 ? "" : uri.substring(0, colon).toLowerCase(Locale.ROOT);
      try {
        return switch (scheme) {
          case "http", "https" -> new Server(URI.create(uri));
          case "file" -> new Folder(folder(uri.substring(colon + 1), uri));
          default ->
              throw new InvalidFieldException(
                  "mlflow.tracking.uri",
                  uri,
                  "has no known scheme; known are: http://, https://, file:");
        };
      } catch (InvalidFieldException unknown) {
        throw unknown;
      } catch (IllegalArgumentException malformed) {
        throw new InvalidFieldException(
            "mlflow.tracking.uri", uri, "is malformed: " + malformed.getMessage());
      }
    }

    /* file:data/mlruns is relative to the working directory, which no java.net.URI can say. */
    private static Path folder(String path, String uri) {
      if (path.isBlank()) {
        throw new IllegalArgumentException("it names no folder");
      }
      return path.startsWith("/") ? Path.of(URI.create(uri.replace(" ", "%20"))) : Path.of(path);
    }
  }

  /** What the tracking URI stands for. */
  sealed interface Location permits Server, Folder {}

  record Server(URI uri) implements Location {}

  record Folder(Path path) implements Location {}
}
