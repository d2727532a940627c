package io.arxivist.jenkins;

import java.util.Locale;

/** Where in a pipeline a word may stand. */
enum Place {
  FILE,
  PIPELINE,
  STAGES,
  STAGE,
  AGENT,
  DOCKERFILE,
  OPTIONS,
  STAGE_OPTIONS,
  ENVIRONMENT,
  WHEN,
  POST,
  STEPS,
  BINDINGS;

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
