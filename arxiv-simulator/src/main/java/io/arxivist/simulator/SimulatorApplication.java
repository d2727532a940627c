package io.arxivist.simulator;

import io.arxivist.core.validation.InvalidFieldException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/**
 * Runs the simulator as a process of its own until it is stopped. As with the services, the
 * environment's {@code SERVER_ADDRESS} says where it listens; 127.0.0.1 unless given.
 */
public final class SimulatorApplication {
  private static final String USUAL_ADDRESS = "127.0.0.1";
  private static final int FAILED = 1;
  private static final int REFUSED = 2;

  private SimulatorApplication() {}

  /** Serves until it is stopped; the exit status is 2 for a wrong option, 1 for a taken port. */
  public static void main(String... arguments) throws InterruptedException {
    try {
      SimulatorOptions options = SimulatorOptions.parse(arguments);
      if (options.help()) {
        System.out.print(SimulatorOptions.USAGE);
        return;
      }
      try (ArxivSimulator simulator = start(options)) {
        System.out.println("arXiv simulator at " + simulator.oaiUrl());
        Thread.currentThread().join();
      }
    } catch (InvalidFieldException wrong) {
      System.err.println(wrong.getMessage());
      System.exit(REFUSED);
    } catch (UncheckedIOException failed) {
      System.err.println(failed.getMessage());
      System.exit(FAILED);
    }
  }

  static ArxivSimulator start(SimulatorOptions options) {
    MovableClock clock = clock(options.today());
    String address = System.getenv().getOrDefault("SERVER_ADDRESS", USUAL_ADDRESS);
    SimulatorBuilder builder =
        ArxivSimulator.builder(corpus(options, LocalDate.now(clock)))
            .address(new InetSocketAddress(address, options.port()))
            .clock(clock)
            .pageSize(options.pageSize())
            .faults(FaultPlan.rate(options.faults(), options.faultRate(), options.seed()))
            .controllable();
    return options.strict() ? builder.strict().start() : builder.start();
  }

  private static Corpus corpus(SimulatorOptions options, LocalDate today) {
    if (options.file() != null) {
      return Corpus.read(options.file());
    }
    SyntheticCorpus corpus = SyntheticCorpus.generate(options.papers(), options.seed(), today);
    return options.varied() ? corpus.varied(options.seed()) : corpus;
  }

  /* The machine's time of the day on the day asked for, so that its midnight comes in its time. */
  private static MovableClock clock(@Nullable LocalDate today) {
    Clock machine = Clock.systemUTC();
    if (today == null) {
      return MovableClock.over(machine);
    }
    Duration ahead =
        Duration.between(
            LocalDate.now(machine).atStartOfDay(ZoneOffset.UTC),
            today.atStartOfDay(ZoneOffset.UTC));
    return MovableClock.over(Clock.offset(machine, ahead));
  }
}
