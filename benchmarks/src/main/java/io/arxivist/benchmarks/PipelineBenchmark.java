package io.arxivist.benchmarks;

import io.arxivist.core.classification.StorageSummary;
import io.arxivist.core.harvest.HarvestRequest;
import io.arxivist.core.harvest.HarvestResult;
import io.arxivist.core.harvest.HarvestSource;
import io.arxivist.core.harvest.HarvestTarget;
import io.arxivist.core.harvest.PushRequest;
import io.arxivist.core.harvest.PushResult;
import io.arxivist.core.paper.Paper;
import io.arxivist.core.paper.PaperText;
import io.arxivist.core.queue.QueueName;
import io.arxivist.learning.encoder.SentenceEncoder;
import io.arxivist.simulator.ArxivSimulator;
import io.arxivist.simulator.SyntheticCorpus;
import io.arxivist.stack.host.ArxivAddress;
import io.arxivist.stack.host.DataFolder;
import io.arxivist.stack.host.LocalStack;
import io.arxivist.stack.host.ServiceSlot;
import io.arxivist.stack.host.StackPorts;
import io.arxivist.stack.mainjob.MainJob;
import io.arxivist.stack.mainjob.PaperOrigin;
import io.arxivist.stack.mainjob.Progress;
import io.arxivist.stack.mainjob.ServiceClient;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The classifier's whole way (queue, embedding, classification, MongoDB, acknowledgement) beside
 * the bare encoder loop over the same texts, in turns. Embedding is the physical limit: the ratio
 * says how much the rest costs. Usage: {@code PipelineBenchmark [papers] [rounds] [corpus file]};
 * without a file the papers are generated, and shorter than real ones.
 */
public final class PipelineBenchmark {
  private static final StackPorts PORTS = new StackPorts(9_000);
  private static final Clock CLOCK = Clock.systemUTC();
  private static final int TRAINED = 1_000;

  private PipelineBenchmark() {}

  /** Prints a line a round and the ratio of the medians. */
  public static void main(String[] arguments) throws IOException {
    int papers = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 1_500;
    int rounds = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 3;
    Path work = Files.createTempDirectory("arxivist-benchmark");
    System.setProperty("arxivist.log.directory", work.resolve("logs").toString());
    Path file = arguments.length > 2 ? Path.of(arguments[2]).toAbsolutePath() : null;
    SyntheticCorpus corpus = SyntheticCorpus.usual(CLOCK);
    try (DataFolder data = DataFolder.open(work.resolve("data"));
        ArxivSimulator simulator = ArxivSimulator.start(PORTS.simulator(), corpus, CLOCK);
        LocalStack stack = new LocalStack(PORTS);
        SentenceEncoder encoder =
            SentenceEncoder.open(
                work.resolve("encoder"), Runtime.getRuntime().availableProcessors())) {
      stack.start(data, ArxivAddress.simulator(simulator.port()), part -> {});
      MainJob job = new MainJob(PORTS, CLOCK, Progress.silent());
      job.run(new PaperOrigin("simulator", null, TRAINED));
      List<PaperText> texts =
          file == null
              ? corpus.papers().stream().limit(papers).map(Paper::text).toList()
              : texts(file, papers);
      compare(job, encoder, texts, file, rounds);
    }
    System.exit(0);
  }

  private static void compare(
      MainJob job,
      SentenceEncoder encoder,
      List<PaperText> texts,
      @Nullable Path file,
      int rounds) {
    double[] ratios = new double[rounds];
    for (int round = 0; round < rounds; round++) {
      double bare = perSecond(texts.size(), () -> encoder.encodeAll(texts, done -> {}));
      harvest(texts.size(), file);
      double whole = perSecond(texts.size(), () -> pushAndDrain(job));
      ratios[round] = whole / bare;
      System.out.printf(
          Locale.ROOT,
          "round %d: encoder alone %.1f papers/s, whole way %.1f papers/s, ratio %.2f%n",
          round + 1,
          bare,
          whole,
          ratios[round]);
    }
    Arrays.sort(ratios);
    System.out.printf(Locale.ROOT, "median ratio %.2f%n", ratios[rounds / 2]);
  }

  private static void harvest(int papers, @Nullable Path file) {
    fetcher()
        .run(
            "/harvests",
            new HarvestRequest(
                HarvestTarget.CLASSIFICATION,
                file == null ? HarvestSource.OAI : HarvestSource.FILE,
                file == null ? null : file.toString(),
                null,
                null,
                List.of(),
                papers,
                null),
            HarvestResult.class,
            seen -> {});
  }

  private static void pushAndDrain(MainJob job) {
    fetcher()
        .run("/pushes", new PushRequest(QueueName.CLASSIFICATION), PushResult.class, seen -> {});
    job.drain();
    StorageSummary stored = job.storage();
    if (stored.papers() == 0) {
      throw new IllegalStateException("nothing was stored");
    }
  }

  /* The first papers of a gzip file of JSON Lines, as the fetcher takes them. */
  private static List<PaperText> texts(Path file, int papers) throws IOException {
    JsonMapper json = JsonMapper.builder().build();
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
      return lines
          .lines()
          .limit(papers)
          .map(json::readTree)
          .map(paper -> new PaperText(text(paper, "title"), text(paper, "abstract")))
          .toList();
    }
  }

  private static String text(JsonNode paper, String field) {
    return paper.path(field).asString().strip().replaceAll("\\s+", " ");
  }

  private static ServiceClient fetcher() {
    return new ServiceClient(ServiceSlot.FETCHER.serviceName(), PORTS.url(ServiceSlot.FETCHER));
  }

  private static double perSecond(int papers, Runnable work) {
    long begin = System.nanoTime();
    work.run();
    return papers / ((System.nanoTime() - begin) / 1e9);
  }
}
