package io.arxivist.fetcher.harvest;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.stereotype.Component;

/** How many papers came, and how many records were none, by the source that papers carry. */
@Component
class HarvestMetrics {
  private final MeterRegistry registry;

  HarvestMetrics(MeterRegistry registry) {
    this.registry = registry;
  }

  /** Counts one attempt of a harvest, however it ended. */
  void count(String source, Harvest harvest) {
    counter("arxivist.papers.fetched", "Papers received and queued", source)
        .increment(harvest.fresh());
    counter("arxivist.papers.refused", "Records that were no valid paper", source)
        .increment(harvest.refused());
  }

  private Counter counter(String name, String description, String source) {
    return Counter.builder(name)
        .description(description)
        .baseUnit("papers")
        .tag("source", source)
        .register(registry);
  }
}
