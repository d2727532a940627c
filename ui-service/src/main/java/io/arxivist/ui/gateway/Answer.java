package io.arxivist.ui.gateway;

import org.jspecify.annotations.Nullable;

/** What came of a request to the gateway. */
public sealed interface Answer<T> {

  /** The thing that was asked for. */
  record Found<T>(T body) implements Answer<T> {}

  /** There is no such thing. */
  record Absent<T>(Problem problem) implements Answer<T> {}

  /** The request was understood and turned down: a wrong value, or a conflict. */
  record Refused<T>(Problem problem) implements Answer<T> {}

  /** The gateway, or a service behind it, does not answer as it should. */
  record Down<T>(Fault fault) implements Answer<T> {}

  /** The body where there is one. */
  default @Nullable T orNull() {
    return switch (this) {
      case Found<T> found -> found.body();
      case Absent<T> _, Refused<T> _, Down<T> _ -> null;
    };
  }

  /** What a page says instead of the thing; null where there is nothing to complain about. */
  default @Nullable Fault fault() {
    return switch (this) {
      case Found<T> _ -> null;
      case Absent<T> absent -> Fault.said(absent.problem());
      case Refused<T> refused -> Fault.said(refused.problem());
      case Down<T> down -> down.fault();
    };
  }
}
