package io.arxivist.jenkins;

import groovy.lang.Closure;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A stage as the file declares it, or the pipeline itself, which is the outermost; filled by the
 * reader.
 */
final class Stage {

  final String name;

  /** The settings of its agent; {@code none} is an empty map, and null where nothing is said. */
  @Nullable Map<String, Object> agent;

  final Map<String, Object> options = new LinkedHashMap<>();
  final Map<String, Closure<?>> post = new LinkedHashMap<>();
  final List<Stage> stages = new ArrayList<>();
  @Nullable Duration timeout;
  @Nullable Closure<?> environment;
  @Nullable Closure<?> when;
  @Nullable Closure<?> steps;

  Stage(String name) {
    this.name = name;
  }

  /** This one and all below, in the order of the file. */
  Stream<Stage> all() {
    return Stream.concat(Stream.of(this), stages.stream().flatMap(Stage::all));
  }
}
