package io.arxivist.jenkins;

import groovy.lang.Closure;
import groovy.lang.MissingPropertyException;
import io.arxivist.jenkins.Trace.Event;
import io.arxivist.jenkins.Trace.Result;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * One run of a pipeline, with Jenkins' rules for agents, conditions, failures, credentials and what
 * comes after.
 */
final class Build implements Words {

  /** What each credential holds here, so that it is found wherever Groovy copies it to. */
  private static final String SECRET = "secret of ";

  /**
   * The order in which Jenkins looks at the conditions of a post section, whatever their order in
   * the file.
   */
  private static final List<String> POST_ORDER =
      List.of("always", "aborted", "failure", "success", "unsuccessful", "cleanup");

  private record Credential(Set<String> variables) {}

  private final Circumstances circumstances;
  private final Trace trace = new Trace();
  private final Deque<Place> places = new ArrayDeque<>();
  private final Deque<Map<String, String>> environments = new ArrayDeque<>();
  private final Deque<String> stages = new ArrayDeque<>();
  private final Deque<List<Boolean>> conditions = new ArrayDeque<>();
  private final Set<String> stashes = new HashSet<>();
  private boolean onAgent;
  private boolean beforeAgent;

  private Build(Circumstances circumstances) {
    this.circumstances = circumstances;
    environments.push(new LinkedHashMap<>(circumstances.variables));
  }

  static Trace run(Pipeline pipeline, Circumstances circumstances) {
    Build build = new Build(circumstances);
    pipeline.script().speaks(build);
    build.stage(pipeline.root());
    return build.trace;
  }

  private void stage(Stage stage) {
    stages.push(stage.name);
    environments.push(new LinkedHashMap<>(environments.getFirst()));
    boolean outer = onAgent;
    boolean wanted = trace.result == Result.SUCCESS;
    boolean applies = wanted && (stage.when == null || applies(stage.when));
    // Jenkins takes the agent first and asks then, unless `when` says beforeAgent.
    if (stage.agent != null && (applies || (wanted && !beforeAgent))) {
      onAgent = !stage.agent.isEmpty();
      note(onAgent ? "agent" : "no agent", stage.name);
    }
    note(applies ? "stage" : "skipped", stage.name);
    if (applies) {
      work(stage);
    }
    onAgent = outer;
    environments.pop();
    stages.pop();
  }

  private void work(Stage stage) {
    Result result = Result.SUCCESS;
    if (stage.environment != null) {
      within(Place.ENVIRONMENT, stage.environment);
    }
    if (stage.steps != null) {
      result = guarded(stage.steps);
    }
    for (Stage inner : stage.stages) {
      stage(inner);
    }
    if (result == Result.SUCCESS) {
      result = trace.result;
    }
    for (String condition : POST_ORDER) {
      Closure<?> body = stage.post.get(condition);
      if (body != null && holds(condition, result)) {
        Result afterwards = guarded(body);
        result = result == Result.SUCCESS ? afterwards : result;
      }
    }
  }

  private static boolean holds(String condition, Result result) {
    return switch (condition) {
      case "aborted" -> result == Result.ABORTED;
      case "failure" -> result == Result.FAILURE;
      case "success" -> result == Result.SUCCESS;
      case "unsuccessful" -> result != Result.SUCCESS;
      default -> true;
    };
  }

  /** Runs steps; the first failure ends them and decides how the build ends. */
  private Result guarded(Closure<?> steps) {
    Result result = Result.SUCCESS;
    try {
      within(Place.STEPS, steps);
    } catch (StepException ended) {
      result = ended.result;
    }
    if (trace.result == Result.SUCCESS) {
      trace.result = result;
    }
    return result;
  }

  private boolean applies(Closure<?> when) {
    beforeAgent = false;
    return conditionsOf(when).stream().allMatch(Boolean::booleanValue);
  }

  private List<Boolean> conditionsOf(Closure<?> body) {
    conditions.push(new ArrayList<>());
    within(Place.WHEN, body);
    return conditions.pop();
  }

  @Override
  public @Nullable Object call(String word, Object[] arguments) {
    Place place = bindings(word) ? Place.BINDINGS : places.getFirst();
    Vocabulary.check(place, word, arguments);
    return switch (place) {
      case WHEN -> condition(word, arguments);
      case ENVIRONMENT -> new Credential(Set.of(String.valueOf(arguments[0])));
      case BINDINGS -> credential((Map<?, ?>) arguments[0]);
      case STEPS -> step(word, arguments);
      default -> throw new IllegalStateException(word);
    };
  }

  private boolean bindings(String word) {
    return places.getFirst() == Place.STEPS && Vocabulary.knows(Place.BINDINGS, word);
  }

  private @Nullable Object condition(String word, Object[] arguments) {
    boolean holds;
    switch (word) {
      case "beforeAgent" -> {
        beforeAgent = Boolean.TRUE.equals(arguments[0]);
        return null;
      }
      case "branch" -> holds = arguments[0].equals(environments.getFirst().get("BRANCH_NAME"));
      case "changeRequest" -> holds = environments.getFirst().containsKey("CHANGE_ID");
      case "expression" -> holds = Boolean.TRUE.equals(((Closure<?>) arguments[0]).call());
      case "not" -> holds = !conditionsOf((Closure<?>) arguments[0]).getFirst();
      case "anyOf" -> holds = conditionsOf((Closure<?>) arguments[0]).contains(true);
      case "allOf" -> holds = !conditionsOf((Closure<?>) arguments[0]).contains(false);
      default -> throw new IllegalStateException(word);
    }
    conditions.getFirst().add(holds);
    return null;
  }

  private static Credential credential(Map<?, ?> named) {
    Set<String> variables = new TreeSet<>();
    named.forEach((name, value) -> {
      if (String.valueOf(name).matches("variable|.*Variable")) {
        variables.add(String.valueOf(value));
      }
    });
    return new Credential(variables);
  }

  private @Nullable Object step(String word, Object[] arguments) {
    if (word.equals("withCredentials")) {
      withCredentials((List<?>) arguments[0], (Closure<?>) arguments[1]);
      return null;
    }
    Object argument =
        arguments[0] instanceof Map<?, ?> named && named.containsKey("script")
            ? named.get("script")
            : arguments[0];
    String text = String.valueOf(argument);
    if (text.contains(SECRET)) {
      throw new PipelineSyntaxException(
          "%s: Groovy puts the %s into it; leave that to the shell".formatted(word, text));
    }
    if (!onAgent && !word.equals("input") && !word.equals("echo")) {
      throw new PipelineSyntaxException("%s %s: needs an agent".formatted(word, text));
    }
    note(word, text);
    switch (word) {
      case "sh" -> endIf(circumstances.failing.contains(text), Result.FAILURE);
      case "input" -> endIf(!circumstances.approved, Result.ABORTED);
      case "stash" -> stashes.add(String.valueOf(((Map<?, ?>) arguments[0]).get("name")));
      case "unstash" -> endIf(!stashes.contains(text), Result.FAILURE);
      default -> {}
    }
    return null;
  }

  private void withCredentials(List<?> bound, Closure<?> body) {
    Map<String, String> inner = new LinkedHashMap<>(environments.getFirst());
    bound.forEach(
        each -> ((Credential) each).variables().forEach(name -> inner.put(name, SECRET + name)));
    environments.push(inner);
    try {
      within(Place.STEPS, body);
    } finally {
      environments.pop();
    }
  }

  private void endIf(boolean ends, Result result) {
    if (ends) {
      throw new StepException(result);
    }
  }

  private void within(Place place, Closure<?> body) {
    places.push(place);
    try {
      body.call();
    } finally {
      places.pop();
    }
  }

  private void note(String kind, String text) {
    Set<String> secrets = new TreeSet<>();
    environments
        .getFirst()
        .forEach((name, value) -> {
          if (value.startsWith(SECRET)) {
            secrets.add(name);
          }
        });
    trace.events.add(new Event(kind, stages.getFirst(), text, secrets, onAgent));
  }

  @Override
  public @Nullable Object get(String name) {
    String value = environments.getFirst().get(name);
    if (name.equals("env")) {
      return environments.getFirst();
    }
    if (value == null) {
      throw new MissingPropertyException(name, PipelineScript.class);
    }
    return value;
  }

  @Override
  public void set(String name, @Nullable Object value) {
    if (places.getFirst() != Place.ENVIRONMENT) {
      throw new PipelineSyntaxException(
          "%s: nothing is assigned in %s".formatted(name, places.getFirst()));
    }
    if (value instanceof Credential) {
      environments.getFirst().put(name, SECRET + name);
    } else {
      environments.getFirst().put(name, String.valueOf(value));
    }
  }

  /** A step that ended its stage. */
  private static final class StepException extends RuntimeException {
    private final Result result;

    private StepException(Result result) {
      super(result.name(), null, false, false);
      this.result = result;
    }
  }
}
