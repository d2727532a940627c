package io.arxivist.stack;

import io.arxivist.core.classification.StorageSummary;
import io.arxivist.simulator.ArxivSimulator;
import io.arxivist.simulator.Fault;
import io.arxivist.simulator.FaultPlan;
import io.arxivist.simulator.MovableClock;
import io.arxivist.simulator.SimulatorBuilder;
import io.arxivist.simulator.SyntheticCorpus;
import io.arxivist.stack.host.ArxivAddress;
import io.arxivist.stack.host.DataFolder;
import io.arxivist.stack.host.LocalStack;
import io.arxivist.stack.host.ServiceSlot;
import io.arxivist.stack.host.StackPorts;
import io.arxivist.stack.mainjob.Console;
import io.arxivist.stack.mainjob.MainJob;
import io.arxivist.stack.mainjob.PaperOrigin;
import io.arxivist.stack.mainjob.RunSummary;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** The main class behind {@code ./run}. */
public final class RunCommand {
  private static final int FAILED = 1;
  private static final int FAULTY_PAGE = 20;
  private static final String EXAMPLE =
      """
      {"papers":[{"title":"Deep residual networks","abstract":"We train convolutional networks."}]}\
      """;

  private final RunOptions options;
  private final Console console;
  private final Clock clock;
  private final JsonMapper json = JsonMapper.builder().build();

  private RunCommand(RunOptions options, Console console, Clock clock) {
    this.options = options;
    this.console = console;
    this.clock = clock;
  }

  /** Runs the stack; the exit status is 0, or 1 after one sentence on standard error. */
  public static void main(String[] arguments) {
    Clock clock = Clock.systemUTC();
    try {
      RunOptions options = RunOptions.parse(arguments);
      if (options.help()) {
        System.out.print(RunOptions.USAGE);
        return;
      }
      Console console = new Console(System.out, System.console() != null, clock);
      new RunCommand(options, console, clock).run();
    } catch (StackException refused) {
      System.err.println(refused.getMessage());
      System.exit(FAILED);
    }
    System.exit(0);
  }

  private void run() {
    requirePapersFile();
    Instant begin = clock.instant();
    try (DataFolder data = DataFolder.open(options.data())) {
      /* Logback reads it when the first service starts. */
      System.setProperty("arxivist.log.directory", data.resolve("logs").toString());
      Optional<RunRecord> before = RunRecord.read(data, json);
      PaperOrigin origin = origin(before);
      console.say("Arxivist, papers from %s, data in %s", described(origin), options.data());
      StackPorts ports = new StackPorts(options.portOffset());
      ports.requireFree();
      ArxivAddress arxiv = address(origin, ports, options.faults());
      try (ArxivSimulator simulator = simulator(origin, ports);
          LocalStack stack = new LocalStack(ports)) {
        CountDownLatch stopped = closeOnSignal(stack);
        try {
          stack.start(data, arxiv, part -> console.step("start", part));
          console.done("start", "all services, " + seconds(begin));
          work(stack, data, origin, before, simulator);
        } catch (StackException failed) {
          if (!stack.closing()) {
            throw failed;
          }
          console.say("Stopped; the next start takes up what is left.");
        }
        if (!options.once()) {
          welcome(ports, begin);
          await(stopped);
        }
      }
    }
  }

  private void work(
      LocalStack stack,
      DataFolder data,
      PaperOrigin origin,
      Optional<RunRecord> before,
      @Nullable ArxivSimulator simulator) {
    MainJob job = new MainJob(stack.ports(), clock, console);
    if (!options.once() && before.map(RunRecord::origin).equals(Optional.of(origin))) {
      StorageSummary storage = job.storage();
      if (storage.model() != null) {
        console.say(
            "  found      %d classified papers and model version %s from %s",
            storage.papers(), storage.model().version(), before.get().finishedAt());
        return;
      }
    }
    RunSummary summary = job.run(origin).with(served(simulator));
    if (!options.faults().isEmpty()) {
      console.say("  faults     %s", summary.faults().isEmpty() ? "none" : summary.faults());
    }
    new RunRecord(origin, clock.instant()).write(data, json);
    if (options.once()) {
      System.out.println(json.writeValueAsString(summary));
    }
  }

  /* A start that names no source goes on with what the data folder holds. */
  private PaperOrigin origin(Optional<RunRecord> before) {
    RunOptions.Source source = options.source();
    if (source == null && options.limit() == null && before.isPresent()) {
      return before.get().origin();
    }
    Path papers = options.papers();
    if (papers != null) {
      return new PaperOrigin(
          "file", papers.toAbsolutePath().normalize().toString(), options.limit());
    }
    if (source == null) {
      source = ArxivReach.reachable() ? RunOptions.Source.ARXIV : RunOptions.Source.SIMULATOR;
      if (source == RunOptions.Source.SIMULATOR) {
        console.say("arXiv cannot be reached from here; using the simulator's generated papers.");
      }
    }
    return new PaperOrigin(source.toString(), null, options.limit());
  }

  private static ArxivAddress address(PaperOrigin origin, StackPorts ports, Set<Fault> faults) {
    if (!origin.source().equals("simulator")) {
      return ArxivAddress.REAL;
    }
    return faults.isEmpty()
        ? ArxivAddress.simulator(ports.simulator())
        : ArxivAddress.faultySimulator(ports.simulator());
  }

  /* Dated by the papers' own days, so that a first look on a Sunday shows them all. */
  private @Nullable ArxivSimulator simulator(PaperOrigin origin, StackPorts ports) {
    if (!origin.source().equals("simulator")) {
      return null;
    }
    MovableClock arxivClock = MovableClock.over(clock);
    SimulatorBuilder builder =
        ArxivSimulator.builder(SyntheticCorpus.usual(arxivClock).datedByLastChange())
            .port(ports.simulator())
            .clock(arxivClock)
            .controllable();
    return options.faults().isEmpty() ? builder.start() : faulty(builder).start();
  }

  /* Small pages and short waits: many answers can go wrong in little time. */
  private SimulatorBuilder faulty(SimulatorBuilder builder) {
    return builder
        .pageSize(FAULTY_PAGE)
        .retryAfter(Duration.ofSeconds(1))
        .faults(FaultPlan.rate(options.faults(), options.faultRate(), SyntheticCorpus.USUAL_SEED));
  }

  private static Map<String, Integer> served(@Nullable ArxivSimulator simulator) {
    Map<String, Integer> served = new TreeMap<>();
    if (simulator != null) {
      simulator
          .tally()
          .all()
          .faults()
          .forEach((fault, times) -> served.put(fault.wireName(), times));
    }
    return served;
  }

  private void requirePapersFile() {
    Path papers = options.papers();
    if (papers != null && !Files.isReadable(papers)) {
      throw new StackException("--papers: " + papers + " is not a readable file.");
    }
  }

  private void welcome(StackPorts ports, Instant begin) {
    console.say("");
    console.say("Ready after %s. Ctrl-C stops.", seconds(begin));
    console.say("  Dashboard  %s", ports.url(ServiceSlot.UI));
    console.say("  REST       %s/docs", ports.url(ServiceSlot.GATEWAY));
    console.say(
        "  Try        curl -s %s/api/v1/classifications \\", ports.url(ServiceSlot.GATEWAY));
    console.say("               -H 'Content-Type: application/json' -d '%s'", EXAMPLE);
  }

  private static String described(PaperOrigin origin) {
    return switch (origin.source()) {
      case "file" -> "the file " + origin.file();
      case "simulator" -> "the simulator (generated, not real)";
      default -> "arXiv";
    };
  }

  /* SIGTERM and Ctrl-C: the hook closes the stack while the main thread waits to be released. */
  private static CountDownLatch closeOnSignal(LocalStack stack) {
    CountDownLatch stopped = new CountDownLatch(1);
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(
                () -> {
                  stack.close();
                  stopped.countDown();
                },
                "stop"));
    return stopped;
  }

  private static void await(CountDownLatch stopped) {
    try {
      stopped.await();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private String seconds(Instant begin) {
    return "%.1f s".formatted(Duration.between(begin, clock.instant()).toMillis() / 1000.0);
  }
}
