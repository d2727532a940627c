package io.arxivist.benchmarks;

import com.sun.management.OperatingSystemMXBean;
import io.arxivist.core.harvest.HarvestRequest;
import io.arxivist.core.harvest.HarvestResult;
import io.arxivist.core.harvest.HarvestSource;
import io.arxivist.core.harvest.HarvestTarget;
import io.arxivist.core.paper.ArxivTaxonomy;
import io.arxivist.fetcher.source.PaperReader;
import io.arxivist.fetcher.source.SourceQuery;
import io.arxivist.fetcher.source.SourceRecord;
import io.arxivist.fetcher.source.file.FileSource;
import io.arxivist.simulator.ArxivSimulator;
import io.arxivist.simulator.SyntheticCorpus;
import io.arxivist.stack.host.ArxivAddress;
import io.arxivist.stack.host.DataFolder;
import io.arxivist.stack.host.LocalStack;
import io.arxivist.stack.host.ServiceSlot;
import io.arxivist.stack.host.StackPorts;
import io.arxivist.stack.mainjob.ServiceClient;
import java.io.BufferedReader;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * The import of a snapshot beside the plain loop that reads each line of the same file and parses
 * it as JSON, in turns: the source alone (file to papers), and at the end the whole harvest into
 * the durable local queue. Usage: {@code ImportBenchmark [records] [rounds] [source|harvest]
 * [folder]}; {@code source} leaves the harvest out, for a run in little memory.
 */
public final class ImportBenchmark {
  private static final StackPorts PORTS = new StackPorts(9_000);
  private static final Clock CLOCK = Clock.systemUTC();
  private static final long SEED = 7;
  private static final int WARM_UP = 100_000;

  private ImportBenchmark() {}

  /** Prints a line a round, the ratio of the medians, and the highest resident memory. */
  public static void main(String[] arguments) throws Exception {
    int records = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 1_000_000;
    int rounds = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 3;
    boolean harvest = arguments.length <= 2 || arguments[2].equals("harvest");
    Path work =
        arguments.length > 3
            ? Path.of(arguments[3])
            : Files.createTempDirectory("arxivist-benchmark");
    Path file = work.resolve("snapshot.jsonl");
    SnapshotFile.write(file, records, SEED);
    System.out.printf(
        Locale.ROOT,
        "%d records, %d bytes each, heap of %d MB%n",
        records,
        Files.size(file) / records,
        Runtime.getRuntime().maxMemory() >> 20);
    compare(file, records, rounds);
    if (harvest) {
      Cost plain = Cost.of(records, () -> plainLoop(file));
      Cost whole = harvest(file, records, work);
      print("plain loop", plain);
      print("whole harvest", whole);
      System.out.printf(
          Locale.ROOT,
          "ratio by the clock %.2f, by the processor time of the whole process %.2f%n",
          whole.perSecond() / plain.perSecond(),
          whole.perCpuSecond() / plain.perCpuSecond());
    }
    printMemory();
    Files.delete(file);
    System.exit(0);
  }

  private static void compare(Path file, int records, int rounds) throws Exception {
    double[] plain = new double[rounds];
    double[] source = new double[rounds];
    for (int round = 0; round < rounds; round++) {
      plain[round] = Cost.of(records, () -> plainLoop(file)).perCpuSecond();
      source[round] = Cost.of(records, () -> source(file)).perCpuSecond();
      System.out.printf(
          Locale.ROOT,
          "round %d, a second of one core: plain loop %.0f records, source %.0f, ratio %.2f%n",
          round + 1,
          plain[round],
          source[round],
          source[round] / plain[round]);
    }
    Arrays.sort(plain);
    Arrays.sort(source);
    System.out.printf(
        Locale.ROOT, "ratio of the medians %.2f%n", source[rounds / 2] / plain[rounds / 2]);
  }

  private static long plainLoop(Path file) throws IOException {
    JsonMapper json = JsonMapper.builder().build();
    long objects = 0;
    try (BufferedReader lines = Files.newBufferedReader(file)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (json.readTree(line).isObject()) {
          objects++;
        }
      }
    }
    return objects;
  }

  private static long source(Path file) {
    JsonMapper json = JsonMapper.builder().build();
    long papers = 0;
    try (PaperReader reader =
        new FileSource(file, ArxivTaxonomy.load(), json).open(SourceQuery.EVERYTHING)) {
      for (SourceRecord record = reader.next(); record != null; record = reader.next()) {
        if (record instanceof SourceRecord.Found) {
          papers++;
        }
      }
    }
    return papers;
  }

  private static Cost harvest(Path file, int records, Path work) throws Exception {
    System.setProperty("arxivist.log.directory", work.resolve("logs").toString());
    try (DataFolder data = DataFolder.open(work.resolve("data"));
        ArxivSimulator simulator =
            ArxivSimulator.start(PORTS.simulator(), SyntheticCorpus.usual(CLOCK), CLOCK);
        LocalStack stack = new LocalStack(PORTS)) {
      stack.start(data, ArxivAddress.simulator(simulator.port()), part -> {});
      /* Else the compiler is at what the start of six services has left it. */
      harvested(file, HarvestTarget.TRAINING, WARM_UP);
      return Cost.of(records, () -> harvested(file, HarvestTarget.CLASSIFICATION, null));
    }
  }

  private static long harvested(Path file, HarvestTarget target, @Nullable Integer limit) {
    return new ServiceClient(ServiceSlot.FETCHER.serviceName(), PORTS.url(ServiceSlot.FETCHER))
        .run(
            "/harvests",
            new HarvestRequest(
                target,
                HarvestSource.FILE,
                file.toAbsolutePath().toString(),
                null,
                null,
                List.of(),
                limit,
                null),
            HarvestResult.class,
            seen -> {})
        .fetched();
  }

  /**
   * What some work took: time on the wall, and time of all cores for all threads of the process,
   * compiler and garbage collector among them.
   */
  private record Cost(int records, double seconds, double cpuSeconds) {
    static Cost of(int records, Callable<Long> work) throws Exception {
      OperatingSystemMXBean process =
          ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
      long cpu = process.getProcessCpuTime();
      long begin = System.nanoTime();
      check(records, work.call());
      return new Cost(
          records, (System.nanoTime() - begin) / 1e9, (process.getProcessCpuTime() - cpu) / 1e9);
    }

    double perSecond() {
      return records / seconds;
    }

    double perCpuSecond() {
      return records / cpuSeconds;
    }
  }

  private static void print(String what, Cost cost) {
    System.out.printf(
        Locale.ROOT,
        "%s: %.1f s, %.0f records/s; %.1f s of processor time, %.0f records a second of it%n",
        what,
        cost.seconds(),
        cost.perSecond(),
        cost.cpuSeconds(),
        cost.perCpuSecond());
  }

  private static void check(long records, long came) {
    if (came != records) {
      throw new IllegalStateException(came + " of " + records + " records came");
    }
  }

  /* Linux tells the highest resident set of a process; elsewhere nothing is printed. */
  private static void printMemory() throws IOException {
    Path status = Path.of("/proc/self/status");
    if (Files.isReadable(status)) {
      try (Stream<String> lines = Files.lines(status)) {
        lines.filter(line -> line.startsWith("VmHWM")).forEach(System.out::println);
      }
    }
  }
}
