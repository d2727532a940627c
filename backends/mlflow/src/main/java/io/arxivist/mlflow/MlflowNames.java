package io.arxivist.mlflow;

import io.arxivist.core.registry.DatasetInput;
import io.arxivist.core.registry.RegistryException;
import io.arxivist.core.registry.RunDraft;
import java.util.Map;
import java.util.regex.Pattern;

/** MLflow's rules for names and values, checked before anything is written. */
final class MlflowNames {
  /** The registered model's tag by which Airflow's users find the run in charge. */
  static final String LATEST_RUN_TAG = "LATEST_TRAINING_RUN_ID";

  static final String MODEL_FOLDER = "model";
  static final String RUN_NAME_TAG = "mlflow.runName";

  /** The tag of a run's input that says what it was read for. */
  static final String CONTEXT_TAG = "mlflow.data.context";

  private static final int LONGEST_PARAMETER = 6_000;
  private static final int LONGEST_KEY = 250;
  private static final int LONGEST_DATASET_NAME = 500;
  private static final int LONGEST_DIGEST = 36;
  private static final int LONGEST_SCHEMA = 1_048_575;
  private static final int LONGEST_PROFILE = 16_777_215;

  private static final Pattern RUN_ID = Pattern.compile("[0-9a-f]{32}");
  private static final Pattern KEY = Pattern.compile("[\\w.\\- ][\\w.\\- /]*");
  private static final Pattern ALIAS = Pattern.compile("[A-Za-z0-9_-]+");
  private static final Pattern RESERVED_ALIAS = Pattern.compile("(?i)v\\d+|latest");
  private static final Pattern VERSION = Pattern.compile("[1-9]\\d{0,8}");

  private MlflowNames() {}

  static boolean isRunId(String text) {
    return RUN_ID.matcher(text).matches();
  }

  static boolean isAlias(String text) {
    return ALIAS.matcher(text).matches() && !RESERVED_ALIAS.matcher(text).matches();
  }

  static boolean isVersion(String text) {
    return VERSION.matcher(text).matches();
  }

  /** Whether a path stays inside a run's artifacts: relative, with no empty or dotted part. */
  static boolean isArtifact(String path) {
    for (String part : path.split("/", -1)) {
      if (part.isBlank() || part.equals(".") || part.equals("..") || part.contains("\\")) {
        return false;
      }
    }
    return true;
  }

  static void check(String registry, RunDraft draft) {
    checkKeys(registry, "parameter", draft.parameters());
    checkKeys(registry, "metric", draft.history());
    checkKeys(registry, "tag", draft.tags());
    draft
        .parameters()
        .forEach(
            (key, value) -> checkLength(registry, "parameter " + key, value, LONGEST_PARAMETER));
    for (DatasetInput input : draft.inputs()) {
      String what = " of input " + input.name();
      checkLength(registry, "the name" + what, input.name(), LONGEST_DATASET_NAME);
      checkLength(registry, "the digest" + what, input.digest(), LONGEST_DIGEST);
      checkLength(registry, "the schema" + what, input.schema(), LONGEST_SCHEMA);
      checkLength(registry, "the profile" + what, input.profile(), LONGEST_PROFILE);
    }
  }

  private static void checkLength(String registry, String what, String value, int longest) {
    if (value.length() > longest) {
      throw new RegistryException(
          "%s: record: %s has %d characters, MLflow takes %d"
              .formatted(registry, what, value.length(), longest),
          null);
    }
  }

  private static void checkKeys(String registry, String what, Map<String, ?> values) {
    for (String key : values.keySet()) {
      if (key.length() > LONGEST_KEY || !KEY.matcher(key).matches() || !isArtifact(key)) {
        throw new RegistryException(
            "%s: record: \"%s\" is no name of a %s that MLflow takes"
                .formatted(registry, key, what),
            null);
      }
    }
  }
}
