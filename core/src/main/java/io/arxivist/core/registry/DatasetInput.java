package io.arxivist.core.registry;

import io.arxivist.core.validation.Check;

/**
 * Papers that a training read, as MLflow's page of a run lists them.
 *
 * @param digest names the papers by their content; at most 36 characters
 * @param sourceType what kind of place {@code source} is
 * @param source where the papers can be taken from again, JSON
 * @param schema of one paper, JSON in MLflow's form {@code {"mlflow_colspec": […]}}
 * @param profile what is worth knowing of all of them, JSON
 * @param context what they were read for: {@code training}, {@code validation}, {@code evaluation};
 *     empty where unknown
 */
public record DatasetInput(
    String name,
    String digest,
    String sourceType,
    String source,
    String schema,
    String profile,
    String context) {
  public DatasetInput {
    Check.notBlank("name", name);
    Check.notBlank("digest", digest);
    Check.present("sourceType", sourceType);
    Check.present("source", source);
    Check.present("schema", schema);
    Check.present("profile", profile);
    Check.present("context", context);
  }
}
