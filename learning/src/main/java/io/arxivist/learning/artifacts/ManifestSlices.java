package io.arxivist.learning.artifacts;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.arxivist.core.validation.Check;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import tools.jackson.databind.json.JsonMapper;

/**
 * The papers of a training by id with version, such as {@code 2503.15521v2}, oldest first: what the
 * {@code corpus-manifest.json} of every release says, whatever else it lacks.
 *
 * @param fit those that the model was fitted on
 * @param calibration those that its probabilities were made on
 * @param evaluation those that it was judged on and did not learn from
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record ManifestSlices(List<String> fit, List<String> calibration, List<String> evaluation) {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  public ManifestSlices {
    fit = Check.names("fit", Check.present("fit", fit));
    calibration = Check.names("calibration", Check.present("calibration", calibration));
    evaluation = Check.names("evaluation", Check.present("evaluation", evaluation));
  }

  /**
   * Reads them from a manifest, also from one of a release that wrote no recipe.
   *
   * @throws UncheckedIOException if the file cannot be read
   * @throws tools.jackson.core.JacksonException if it does not list papers
   */
  public static ManifestSlices read(Path manifest) {
    try {
      return JSON.readValue(Files.readString(manifest), ManifestSlices.class);
    } catch (IOException e) {
      throw new UncheckedIOException(manifest + " cannot be read", e);
    }
  }

  /** All papers. */
  public List<String> all() {
    return Stream.of(fit, calibration, evaluation).flatMap(List::stream).toList();
  }

  /** The ids of the papers that the model has seen, without versions. */
  public Set<String> learnt() {
    Set<String> ids = new HashSet<>();
    fit.forEach(paper -> ids.add(id(paper)));
    calibration.forEach(paper -> ids.add(id(paper)));
    return ids;
  }

  /** The ids of the newest papers of the evaluation, oldest first. */
  public List<String> newestEvaluated(int most) {
    return evaluation.subList(Math.max(0, evaluation.size() - most), evaluation.size()).stream()
        .map(ManifestSlices::id)
        .toList();
  }

  /** How a manifest names a paper. */
  public static String version(String id, int version) {
    return id + "v" + version;
  }

  /** The id of a paper that a manifest names. */
  public static String id(String paper) {
    int version = paper.lastIndexOf('v');
    return version > 0 ? paper.substring(0, version) : paper;
  }
}
