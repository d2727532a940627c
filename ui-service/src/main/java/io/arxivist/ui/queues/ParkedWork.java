package io.arxivist.ui.queues;

import io.arxivist.ui.gateway.Fault;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one queue has set aside.
 *
 * @param queue its name as the API spells it
 * @param depth how many stand there in all
 * @param lines the oldest of them
 * @param fault why they could not be had
 */
record ParkedWork(String queue, long depth, List<ParkedLine> lines, @Nullable Fault fault) {

  /** Parked papers that are not shown. */
  public long unlisted() {
    return fault == null ? Math.max(0, depth - lines.size()) : 0;
  }
}
