package io.arxivist.simulator;

import io.arxivist.core.arxiv.AnnouncementCalendar;
import io.arxivist.core.validation.Check;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Predicate;

/** How an {@link ArxivSimulator} is to serve; whatever is not said is as arXiv has it. */
public final class SimulatorBuilder {
  private static final Duration USUAL_RETRY_AFTER = Duration.ofSeconds(5);

  final Corpus corpus;
  InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
  Clock clock = Clock.systemUTC();
  int pageSize = ArxivSimulator.USUAL_PAGE_SIZE;
  FaultPlan faults = FaultPlan.none();
  Predicate<LocalDate> announcements = AnnouncementCalendar.with(List.of())::announces;
  Duration latency = Duration.ZERO;
  Duration retryAfter = USUAL_RETRY_AFTER;
  boolean strict;
  boolean controllable;

  SimulatorBuilder(Corpus corpus) {
    this.corpus = corpus;
  }

  /** The port on loopback; 0, as unless given, takes a free one. */
  public SimulatorBuilder port(int port) {
    return address(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
  }

  /** Another address than loopback's, for instance all those of a container. */
  public SimulatorBuilder address(InetSocketAddress wanted) {
    address = wanted;
    return this;
  }

  /** What time it is at arXiv; the system's unless given. */
  public SimulatorBuilder clock(Clock wanted) {
    clock = wanted;
    return this;
  }

  /** Records on a page of OAI-PMH, 1 or more. */
  public SimulatorBuilder pageSize(int records) {
    pageSize = Check.atLeast("pageSize", records, 1);
    return this;
  }

  /** What goes wrong; nothing unless given. */
  public SimulatorBuilder faults(FaultPlan plan) {
    faults = plan;
    return this;
  }

  /** The days on which arXiv announces papers; those of its own calendar unless given. */
  public SimulatorBuilder announcements(Predicate<LocalDate> announces) {
    announcements = announces;
    return this;
  }

  /** How long every answer takes, by the machine's own clock. */
  public SimulatorBuilder latency(Duration time) {
    latency = time;
    return this;
  }

  /** What a fault with {@code Retry-After} asks for, in whole seconds; five unless given. */
  public SimulatorBuilder retryAfter(Duration time) {
    retryAfter = time;
    return this;
  }

  /**
   * Refuses what arXiv's terms forbid: 429 for a request sooner than three seconds after the last
   * one's start, 503 for one beside another.
   */
  public SimulatorBuilder strict() {
    strict = true;
    return this;
  }

  /** Serves {@link ControlEndpoint} as well. */
  public SimulatorBuilder controllable() {
    controllable = true;
    return this;
  }

  /**
   * Starts serving.
   *
   * @throws java.io.UncheckedIOException when the port is taken
   */
  public ArxivSimulator start() {
    return new ArxivSimulator(this);
  }
}
