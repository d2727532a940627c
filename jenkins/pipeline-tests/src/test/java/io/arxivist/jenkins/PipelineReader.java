package io.arxivist.jenkins;

import groovy.lang.Closure;
import groovy.lang.GroovyShell;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.codehaus.groovy.ast.expr.MethodCallExpression;
import org.codehaus.groovy.ast.stmt.DoWhileStatement;
import org.codehaus.groovy.ast.stmt.ForStatement;
import org.codehaus.groovy.ast.stmt.IfStatement;
import org.codehaus.groovy.ast.stmt.SwitchStatement;
import org.codehaus.groovy.ast.stmt.ThrowStatement;
import org.codehaus.groovy.ast.stmt.TryCatchStatement;
import org.codehaus.groovy.ast.stmt.WhileStatement;
import org.codehaus.groovy.control.CompilationFailedException;
import org.codehaus.groovy.control.CompilerConfiguration;
import org.codehaus.groovy.control.customizers.SecureASTCustomizer;
import org.jspecify.annotations.Nullable;

/**
 * Executes a Jenkinsfile down to its stages; their steps, conditions and environments are kept for
 * {@link Build}.
 */
final class PipelineReader implements Words {

  private static final Map<String, Object> NO_AGENT = Map.of();

  private final Deque<Place> places = new ArrayDeque<>(List.of(Place.FILE));
  private final Deque<Set<String>> said = new ArrayDeque<>(List.of(new HashSet<>()));
  private final Deque<Stage> stages = new ArrayDeque<>();
  private Map<String, Object> dockerfile = new LinkedHashMap<>();
  private @Nullable Stage pipeline;

  private PipelineReader() {}

  static Pipeline read(String text) {
    PipelineScript script;
    try {
      script = (PipelineScript) new GroovyShell(configuration()).parse(text, "Jenkinsfile.groovy");
    } catch (CompilationFailedException refused) {
      throw new PipelineSyntaxException(String.valueOf(refused.getMessage()));
    }
    PipelineReader reader = new PipelineReader();
    script.speaks(reader);
    try {
      script.run();
    } catch (NullPointerException chained) {
      // Sections have no value: `when {…} steps {…}` on one line calls steps() on what when()
      // returned.
      throw new PipelineSyntaxException("two sections stand on one line: " + chained.getMessage());
    }
    if (reader.pipeline == null) {
      throw new PipelineSyntaxException("there is no pipeline {…}");
    }
    return new Pipeline(script, reader.pipeline);
  }

  private static CompilerConfiguration configuration() {
    SecureASTCustomizer rules = new SecureASTCustomizer();
    rules.setMethodDefinitionAllowed(false);
    rules.setPackageAllowed(false);
    rules.setAllowedImports(List.of());
    rules.setAllowedStarImports(List.of());
    rules.setDisallowedStatements(
        List.of(
            IfStatement.class,
            ForStatement.class,
            WhileStatement.class,
            DoWhileStatement.class,
            SwitchStatement.class,
            TryCatchStatement.class,
            ThrowStatement.class));
    rules.addExpressionCheckers(expression ->
        !(expression instanceof MethodCallExpression call)
            || (call.isImplicitThis()
                && Vocabulary.knows(String.valueOf(call.getMethodAsString()))));
    CompilerConfiguration configuration = new CompilerConfiguration();
    configuration.setScriptBaseClass(PipelineScript.class.getName());
    configuration.addCompilationCustomizers(rules);
    return configuration;
  }

  @Override
  public @Nullable Object call(String word, Object[] arguments) {
    Place place = places.getFirst();
    Vocabulary.check(place, word, arguments);
    if (!said.getFirst().add(word) && !word.equals("stage")) {
      throw new PipelineSyntaxException("%s: stands twice in one %s".formatted(word, place));
    }
    return switch (place) {
      case FILE -> pipeline((Closure<?>) arguments[0]);
      case PIPELINE, STAGE -> section(word, arguments[0]);
      case STAGES -> stage(String.valueOf(arguments[0]), (Closure<?>) arguments[1]);
      case AGENT -> {
        within(Place.DOCKERFILE, (Closure<?>) arguments[0]);
        yield null;
      }
      case DOCKERFILE -> dockerfile.put(word, arguments[0]);
      case OPTIONS, STAGE_OPTIONS -> option(word, arguments);
      case POST -> stages.getFirst().post.put(word, (Closure<?>) arguments[0]);
      case ENVIRONMENT, WHEN, STEPS, BINDINGS ->
          throw new IllegalStateException("kept for the build: " + word);
    };
  }

  private @Nullable Object pipeline(Closure<?> body) {
    Stage whole = new Stage("pipeline");
    pipeline = whole;
    stages.push(whole);
    within(Place.PIPELINE, body);
    stages.pop();
    if (whole.agent == null || whole.stages.isEmpty()) {
      throw new PipelineSyntaxException("pipeline: agent and stages are needed");
    }
    return null;
  }

  private @Nullable Object stage(String name, Closure<?> body) {
    Stage outer = stages.getFirst();
    Stage stage = new Stage(name);
    outer.stages.add(stage);
    stages.push(stage);
    within(Place.STAGE, body);
    stages.pop();
    if ((stage.steps == null) == stage.stages.isEmpty()) {
      throw new PipelineSyntaxException("stage %s: wants either steps or stages".formatted(name));
    }
    return null;
  }

  private @Nullable Object section(String word, Object argument) {
    Stage stage = stages.getFirst();
    switch (word) {
      case "agent" -> stage.agent = agent(argument);
      case "options" ->
          within(
              places.getFirst() == Place.PIPELINE ? Place.OPTIONS : Place.STAGE_OPTIONS,
              (Closure<?>) argument);
      case "environment" -> stage.environment = (Closure<?>) argument;
      case "when" -> stage.when = (Closure<?>) argument;
      case "steps" -> stage.steps = (Closure<?>) argument;
      case "stages" -> within(Place.STAGES, (Closure<?>) argument);
      case "post" -> within(Place.POST, (Closure<?>) argument);
      default -> throw new IllegalStateException(word);
    }
    return null;
  }

  private Map<String, Object> agent(Object argument) {
    if (!(argument instanceof Closure<?> body)) {
      return argument.equals("none") ? NO_AGENT : Map.of("label", argument);
    }
    dockerfile = new LinkedHashMap<>();
    within(Place.AGENT, body);
    return dockerfile;
  }

  private Object option(String word, Object[] arguments) {
    Stage stage = stages.getFirst();
    if (word.equals("timeout")) {
      Map<?, ?> named = (Map<?, ?>) arguments[0];
      stage.timeout =
          Duration.of(
              ((Number) named.get("time")).longValue(),
              ChronoUnit.valueOf(String.valueOf(named.get("unit"))));
    }
    stage.options.put(word, arguments.length == 0 ? true : arguments[0]);
    // An option may be the value of another, as logRotator is.
    return word;
  }

  private void within(Place place, Closure<?> body) {
    places.push(place);
    said.push(new HashSet<>());
    body.call();
    said.pop();
    places.pop();
  }

  @Override
  public Object get(String name) {
    if (Set.of("none", "any").contains(name)
        && Set.of(Place.PIPELINE, Place.STAGE).contains(places.getFirst())) {
      return name;
    }
    throw new PipelineSyntaxException("%s: not a value in %s".formatted(name, places.getFirst()));
  }

  @Override
  public void set(String name, @Nullable Object value) {
    throw new PipelineSyntaxException(
        "%s: nothing is assigned in %s".formatted(name, places.getFirst()));
  }
}
