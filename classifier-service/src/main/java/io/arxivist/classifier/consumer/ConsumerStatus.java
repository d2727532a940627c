package io.arxivist.classifier.consumer;

import io.arxivist.core.classification.ConsumerView;
import io.arxivist.core.classification.ConsumerView.State;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.stereotype.Component;

/** What the consumer has done and is doing, for people and for metrics. */
@Component
final class ConsumerStatus {
  private static final double MILLIS_PER_SECOND = 1000;

  private final Clock clock;
  private final Counter stored;
  private final Counter retried;
  private final Counter parked;
  /* Failing backends and what each said last: one may recover while another is still away. */
  private final Map<String, String> errors = new LinkedHashMap<>();
  private State state = State.WAITING_FOR_MODEL;
  private long classified;
  private long spellPapers;
  private long spellStart;
  private long spellEnd;

  ConsumerStatus(MeterRegistry meters, Clock clock) {
    this.clock = clock;
    this.stored = counter(meters, "stored");
    this.retried = counter(meters, "retried");
    this.parked = counter(meters, "parked");
    meters.gauge("arxivist.consumer.pace", this, status -> status.view().papersPerSecond());
  }

  synchronized ConsumerView view() {
    String lastError = errors.isEmpty() ? null : String.join("; ", errors.values());
    State shown = errors.isEmpty() || state == State.STOPPED ? state : State.BACKING_OFF;
    return new ConsumerView(shown, classified, pace(), lastError);
  }

  synchronized void now(State next) {
    if (next == State.WORKING && state != State.WORKING) {
      spellStart = clock.millis();
      spellEnd = spellStart;
      spellPapers = 0;
    }
    state = next;
  }

  /** The queue gave nothing; the spell of work ends once its last batch is stored. */
  synchronized void idle(boolean settled) {
    if (settled) {
      state = State.IDLE;
    }
  }

  synchronized void stored(int papers) {
    stored.increment(papers);
    classified += papers;
    spellPapers += papers;
    spellEnd = clock.millis();
  }

  void retried() {
    retried.increment();
  }

  void parked() {
    parked.increment();
  }

  synchronized void succeeded(String backend) {
    errors.remove(backend);
  }

  /** True when this backend did not fail in the same way just before. */
  synchronized boolean failed(String backend, String error) {
    return !error.equals(errors.put(backend, error));
  }

  private double pace() {
    long millis = spellEnd - spellStart;
    return millis == 0 ? 0 : spellPapers * MILLIS_PER_SECOND / millis;
  }

  private static Counter counter(MeterRegistry meters, String outcome) {
    return Counter.builder("arxivist.consumer.papers")
        .description("Papers of the classification queue by what became of them")
        .tag("outcome", outcome)
        .register(meters);
  }
}
