package io.arxivist.jenkins;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** What a build did, in order. */
final class Trace {

  /** How a build or a stage ended. */
  enum Result {
    SUCCESS,
    FAILURE,
    ABORTED
  }

  /**
   * @param kind a step's name, or {@code stage}, {@code skipped}, {@code agent}, {@code released}
   * @param stage the innermost stage
   * @param text what the step was given
   * @param secrets the variables that held a credential while it ran
   * @param onAgent whether an agent was held
   */
  record Event(String kind, String stage, String text, Set<String> secrets, boolean onAgent) {}

  final List<Event> events = new ArrayList<>();
  Result result = Result.SUCCESS;

  List<String> stages() {
    return texts("stage");
  }

  List<String> skipped() {
    return texts("skipped");
  }

  /** The commands that were started, failed ones included. */
  List<String> commands() {
    return texts("sh");
  }

  List<String> texts(String kind) {
    return events(kind).stream().map(Event::text).toList();
  }

  List<Event> events(String kind) {
    return events.stream().filter(event -> event.kind().equals(kind)).toList();
  }

  /** The commands that could see this credential. */
  Set<String> commandsThatSee(String variable) {
    Set<String> commands = new TreeSet<>();
    events("sh").stream()
        .filter(event -> event.secrets().contains(variable))
        .forEach(event -> commands.add(event.text()));
    return commands;
  }
}
