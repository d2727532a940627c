package io.arxivist.jenkins;

import static io.arxivist.jenkins.Place.AGENT;
import static io.arxivist.jenkins.Place.BINDINGS;
import static io.arxivist.jenkins.Place.DOCKERFILE;
import static io.arxivist.jenkins.Place.ENVIRONMENT;
import static io.arxivist.jenkins.Place.FILE;
import static io.arxivist.jenkins.Place.OPTIONS;
import static io.arxivist.jenkins.Place.PIPELINE;
import static io.arxivist.jenkins.Place.POST;
import static io.arxivist.jenkins.Place.STAGE;
import static io.arxivist.jenkins.Place.STAGES;
import static io.arxivist.jenkins.Place.STAGE_OPTIONS;
import static io.arxivist.jenkins.Place.STEPS;
import static io.arxivist.jenkins.Place.WHEN;

import groovy.lang.Closure;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * The sections, directives and steps that a Jenkinsfile of this project may use, where, and with
 * which arguments. What is not here is refused: a typing error and a plugin that nobody installed
 * look the same.
 */
final class Vocabulary {

  /**
   * Arguments of a word: {@code block} wants a closure last; a named argument must be required or
   * optional.
   */
  record Word(boolean block, boolean positional, Set<String> required, Set<String> optional) {

    static Word named(String required, String optional) {
      return new Word(false, false, names(required), names(optional));
    }

    static Word value(String optional) {
      return new Word(false, true, Set.of(), names(optional));
    }

    static final Word BLOCK = new Word(true, false, Set.of(), Set.of());
    static final Word NAMED_BLOCK = new Word(true, true, Set.of(), Set.of());
    static final Word BARE = new Word(false, false, Set.of(), Set.of());

    private static Set<String> names(String list) {
      return list.isEmpty() ? Set.of() : new TreeSet<>(Arrays.asList(list.split(" ")));
    }
  }

  private static final Map<Place, Map<String, Word>> WORDS = new EnumMap<>(Place.class);

  static {
    Word timeout = Word.named("time unit", "");
    at(FILE, "pipeline", Word.BLOCK);
    for (String section : new String[] {"options", "environment", "stages", "post"}) {
      at(PIPELINE, section, Word.BLOCK);
      at(STAGE, section, Word.BLOCK);
    }
    at(PIPELINE, "agent", Word.value(""));
    at(STAGE, "agent", Word.value(""));
    at(STAGE, "when", Word.BLOCK);
    at(STAGE, "steps", Word.BLOCK);
    at(STAGES, "stage", Word.NAMED_BLOCK);
    at(AGENT, "dockerfile", Word.BLOCK);
    for (String setting :
        new String[] {"dir", "filename", "label", "args", "additionalBuildArgs"}) {
      at(DOCKERFILE, setting, Word.value(""));
    }
    at(OPTIONS, "timeout", timeout);
    at(OPTIONS, "buildDiscarder", Word.value(""));
    at(
        OPTIONS,
        "logRotator",
        Word.named("", "numToKeepStr daysToKeepStr artifactNumToKeepStr artifactDaysToKeepStr"));
    at(OPTIONS, "disableConcurrentBuilds", Word.named("", "abortPrevious"));
    at(OPTIONS, "timestamps", Word.BARE);
    at(STAGE_OPTIONS, "timeout", timeout);
    at(ENVIRONMENT, "credentials", Word.value(""));
    at(WHEN, "branch", Word.value(""));
    at(WHEN, "changeRequest", Word.BARE);
    at(WHEN, "beforeAgent", Word.value(""));
    for (String condition : new String[] {"expression", "not", "allOf", "anyOf"}) {
      at(WHEN, condition, Word.BLOCK);
    }
    for (String outcome :
        new String[] {"always", "success", "failure", "aborted", "unsuccessful", "cleanup"}) {
      at(POST, outcome, Word.BLOCK);
    }
    steps();
  }

  private Vocabulary() {}

  private static void steps() {
    at(STEPS, "sh", Word.value("script label"));
    at(STEPS, "echo", Word.value(""));
    at(STEPS, "junit", Word.named("testResults", "allowEmptyResults"));
    at(
        STEPS,
        "archiveArtifacts",
        Word.named("artifacts", "allowEmptyArchive fingerprint excludes"));
    at(STEPS, "stash", Word.named("name", "includes"));
    at(STEPS, "unstash", Word.value(""));
    at(STEPS, "input", Word.named("message", "ok submitter"));
    at(STEPS, "withCredentials", Word.NAMED_BLOCK);
    at(BINDINGS, "string", Word.named("credentialsId variable", ""));
    at(BINDINGS, "file", Word.named("credentialsId variable", ""));
    at(BINDINGS, "dockerCert", Word.named("credentialsId variable", ""));
    at(
        BINDINGS,
        "usernamePassword",
        Word.named("credentialsId usernameVariable passwordVariable", ""));
  }

  private static void at(Place place, String word, Word form) {
    WORDS.computeIfAbsent(place, unused -> new LinkedHashMap<>()).put(word, form);
  }

  /** Whether the word may stand anywhere at all. */
  static boolean knows(String word) {
    return WORDS.values().stream().anyMatch(words -> words.containsKey(word));
  }

  static boolean knows(Place place, String word) {
    return WORDS.getOrDefault(place, Map.of()).containsKey(word);
  }

  /** Refuses a word that may not stand there, or not with these arguments. */
  static void check(Place place, String word, Object[] arguments) {
    Word form = WORDS.getOrDefault(place, Map.of()).get(word);
    if (form == null) {
      throw new PipelineSyntaxException(
          "%s: unknown in %s; known are %s"
              .formatted(word, place, WORDS.getOrDefault(place, Map.of()).keySet()));
    }
    Object last = arguments.length == 0 ? "" : arguments[arguments.length - 1];
    if (form.block() && !(last instanceof Closure<?>)) {
      throw new PipelineSyntaxException("%s: a block {…} is missing".formatted(word));
    }
    Set<?> named =
        arguments.length > 0 && arguments[0] instanceof Map<?, ?> map ? map.keySet() : Set.of();
    if (!named.containsAll(form.required())) {
      throw new PipelineSyntaxException(
          "%s: has %s, wants %s".formatted(word, named, form.required()));
    }
    for (Object name : named) {
      if (!form.required().contains(name) && !form.optional().contains(name)) {
        throw new PipelineSyntaxException("%s: argument %s is unknown".formatted(word, name));
      }
    }
    int given = arguments.length - (form.block() ? 1 : 0) - (named.isEmpty() ? 0 : 1);
    boolean valueMissing = form.positional() && named.isEmpty() && given != 1;
    if (valueMissing || (!form.positional() && given != 0)) {
      throw new PipelineSyntaxException(
          "%s: %d arguments do not fit".formatted(word, arguments.length));
    }
  }
}
