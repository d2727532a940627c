package io.arxivist.jenkins;

import org.jspecify.annotations.Nullable;

/** Whoever gives the words of a pipeline script their meaning. */
interface Words {

  /** A call such as {@code sh 'run'} or {@code steps {…}}. */
  @Nullable Object call(String word, Object[] arguments);

  /** A bare name such as {@code none} or {@code env}. */
  @Nullable Object get(String name);

  /** An assignment, as in {@code environment}. */
  void set(String name, @Nullable Object value);
}
