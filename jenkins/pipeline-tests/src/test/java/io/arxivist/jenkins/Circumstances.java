package io.arxivist.jenkins;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * What surrounds a build: its branch, the controller's variables, the commands that fail and what
 * people answer.
 */
final class Circumstances {

  final Map<String, String> variables = new LinkedHashMap<>();
  final Set<String> failing = new HashSet<>();
  boolean approved = true;

  static Circumstances onBranch(String branch) {
    Circumstances circumstances = new Circumstances();
    circumstances.variables.put("BRANCH_NAME", branch);
    return circumstances;
  }

  /** Jenkins builds change request N as the branch PR-N. */
  static Circumstances ofChangeRequest(String number) {
    return onBranch("PR-" + number).with("CHANGE_ID", number);
  }

  /** On main, with a registry to ship to. */
  static Circumstances ofRelease() {
    return onBranch("main").with("REGISTRY", "registry.example.org/team");
  }

  Circumstances with(String variable, String value) {
    variables.put(variable, value);
    return this;
  }

  Circumstances failing(String command) {
    failing.add(command);
    return this;
  }

  Circumstances notApproved() {
    approved = false;
    return this;
  }
}
