package io.arxivist.ui.gateway;

import org.jspecify.annotations.Nullable;

/**
 * One sentence for the reader on why a page lacks something.
 *
 * @param key of the message
 * @param detail the message's only argument: what the answer itself said
 */
public record Fault(String key, @Nullable String detail) {

  static Fault gatewayDown() {
    return new Fault("fault.gateway", null);
  }

  static Fault unreadable() {
    return new Fault("fault.unreadable", null);
  }

  /** In the words of a problem detail. */
  static Fault said(Problem problem) {
    return problem.detail() == null
        ? new Fault("fault.status", String.valueOf(problem.status()))
        : new Fault("fault.said", problem.detail());
  }
}
