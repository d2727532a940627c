package io.arxivist.benchmarks;

import io.arxivist.classifier.ClassifierApplication;
import io.arxivist.core.classification.Embedding;
import io.arxivist.core.paper.HarvestedPaper;
import io.arxivist.core.paper.Paper;
import io.arxivist.core.paper.PaperText;
import io.arxivist.core.queue.WorkQueue;
import io.arxivist.core.registry.ModelRegistry;
import io.arxivist.core.registry.ModelVersion;
import io.arxivist.core.registry.RunDraft;
import io.arxivist.embedded.EmbeddedMongo;
import io.arxivist.embedded.EmbeddedRedis;
import io.arxivist.learning.artifacts.RunArtifacts;
import io.arxivist.learning.encoder.SentenceEncoder;
import io.arxivist.learning.model.PaperClassifier;
import io.arxivist.learning.training.LabelledPaper;
import io.arxivist.learning.training.ModelTrainer;
import io.arxivist.learning.training.TrainedModel;
import io.arxivist.learning.training.TrainingListener;
import io.arxivist.learning.training.TrainingSettings;
import io.arxivist.service.launch.ServiceLauncher;
import io.arxivist.simulator.SyntheticCorpus;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * How long one classification takes over HTTP on loopback, at 1, 8 and 32 clients, beside the bare
 * call of the model: by words alone, by words and vector, while a batch of 1,000 and the consumer
 * use the encoder, and while the champion is swapped. Usage: {@code ServingBenchmark [seconds a
 * measurement] [corpus file]}; without a file the papers are generated.
 */
public final class ServingBenchmark {
  private static final Clock CLOCK = Clock.systemUTC();
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final int TRAINED = 6_000;
  private static final int ENCODED = 1_000;
  private static final int BATCH = 1_000;
  private static final int SWAPS = 5;
  private static final Duration PATIENCE = Duration.ofMinutes(5);

  private final HttpClient http = HttpClient.newHttpClient();
  private final ServletWebServerApplicationContext service;
  private final List<PaperText> texts;
  private final Duration span;
  private final AtomicInteger asked = new AtomicInteger();

  private ServingBenchmark(
      ServletWebServerApplicationContext service, List<PaperText> texts, Duration span) {
    this.service = service;
    this.texts = texts;
    this.span = span;
  }

  /** Prints a line a measurement. */
  public static void main(String[] arguments) throws Exception {
    Duration span = Duration.ofSeconds(arguments.length > 0 ? Long.parseLong(arguments[0]) : 10);
    Path work = Files.createTempDirectory("arxivist-benchmark");
    System.setProperty("arxivist.log.directory", work.resolve("logs").toString());
    List<Paper> papers =
        arguments.length > 1
            ? CorpusPapers.read(Path.of(arguments[1]), TRAINED)
            : SyntheticCorpus.usual(CLOCK).papers().stream().limit(TRAINED).toList();
    try (EmbeddedRedis redis = EmbeddedRedis.temporary();
        EmbeddedMongo mongo = EmbeddedMongo.inMemory();
        ServletWebServerApplicationContext service = start(work, redis, mongo);
        SentenceEncoder encoder =
            SentenceEncoder.open(
                work.resolve("encoder"), Runtime.getRuntime().availableProcessors())) {
      List<PaperText> texts =
          papers.subList(papers.size() - 500, papers.size()).stream().map(Paper::text).toList();
      new ServingBenchmark(service, texts, span).run(work, papers, encoder);
    }
    System.exit(0);
  }

  private void run(Path work, List<Paper> papers, SentenceEncoder encoder) throws Exception {
    TrainedModel lexical = trained(papers.stream().map(LabelledPaper::of).toList());
    crown(work.resolve("lexical"), lexical);
    measure("words", lexical.classifier(), null);
    TrainedModel hybrid = trained(encoded(papers, encoder));
    crown(work.resolve("hybrid"), hybrid);
    measure("words and vector", hybrid.classifier(), encoder);
    besideABatch();
    besideTheConsumer(papers);
    swaps(work, hybrid, lexical);
  }

  private void measure(String model, PaperClassifier classifier, @Nullable SentenceEncoder encoder)
      throws Exception {
    Callable<Boolean> bare =
        () -> {
          PaperText text = next();
          Embedding embedding = encoder == null ? null : encoder.embed(text);
          return !classifier.classify(text, embedding).categories().isEmpty();
        };
    load(1, bare);
    load(1, this::ask);
    report(model + ", bare call", load(1, bare));
    for (int clients : new int[] {1, 8, 32}) {
      report(model + ", HTTP, " + clients + " clients", load(clients, this::ask));
    }
  }

  private void besideABatch() throws Exception {
    List<PaperText> many =
        Collections.nCopies(BATCH / texts.size(), texts).stream().flatMap(List::stream).toList();
    try (ExecutorService caller = Executors.newSingleThreadExecutor()) {
      long begin = System.nanoTime();
      Future<Boolean> batch = caller.submit(() -> ask(many));
      Latencies single = load(1, this::ask);
      boolean underWay = !batch.isDone();
      batch.get();
      report("words and vector, 1 client beside a batch of " + many.size(), single);
      System.out.printf(
          Locale.ROOT,
          "  the batch took %.1f s; %s at the end of the measurement%n",
          (System.nanoTime() - begin) / 1e9,
          underWay ? "it was under way" : "it had ended");
    }
  }

  private void besideTheConsumer(List<Paper> papers) throws Exception {
    service
        .getBean("classificationQueue", WorkQueue.class)
        .offer(
            papers.stream()
                .map(paper -> new HarvestedPaper(paper, "simulator", CLOCK.instant()))
                .toList());
    double before = consumed();
    report("words and vector, 1 client beside the consumer", load(1, this::ask));
    System.out.printf(
        Locale.ROOT,
        "  the consumer classified %.1f papers/s meanwhile%n",
        (consumed() - before) / span.toSeconds());
  }

  private void swaps(Path work, TrainedModel first, TrainedModel second) throws Exception {
    try (ExecutorService clients = Executors.newSingleThreadExecutor()) {
      Future<Latencies> load = clients.submit(() -> load(8, this::ask, span.multipliedBy(2)));
      for (int swap = 0; swap < SWAPS; swap++) {
        crown(work.resolve("swap" + swap), swap % 2 == 0 ? second : first);
      }
      report(SWAPS + " champions swapped, 8 clients beside the consumer", load.get());
    }
  }

  private Latencies load(int clients, Callable<Boolean> call) throws Exception {
    return load(clients, call, span);
  }

  private static Latencies load(int clients, Callable<Boolean> call, Duration span)
      throws Exception {
    long end = System.nanoTime() + span.toNanos();
    List<Future<Latencies>> parts = new ArrayList<>();
    try (ExecutorService threads = Executors.newFixedThreadPool(clients)) {
      for (int client = 0; client < clients; client++) {
        parts.add(threads.submit(() -> calls(call, end)));
      }
    }
    Latencies all = new Latencies();
    for (Future<Latencies> part : parts) {
      all.add(part.get());
    }
    return all;
  }

  private static Latencies calls(Callable<Boolean> call, long end) throws Exception {
    Latencies latencies = new Latencies();
    while (System.nanoTime() < end) {
      long begin = System.nanoTime();
      boolean answered = call.call();
      latencies.add(System.nanoTime() - begin, answered);
    }
    return latencies;
  }

  private void report(String name, Latencies latencies) {
    System.out.printf(Locale.ROOT, "%-62s %s%n", name, latencies.summary(span));
  }

  private boolean ask() throws IOException, InterruptedException {
    return ask(List.of(next()));
  }

  private boolean ask(List<PaperText> papers) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(uri("/classifications"))
            .header("Content-Type", "application/json")
            .POST(
                HttpRequest.BodyPublishers.ofString(
                    JSON.writeValueAsString(Map.of("papers", papers))))
            .build();
    HttpResponse<Void> answer = http.send(request, HttpResponse.BodyHandlers.discarding());
    return answer.statusCode() == 200;
  }

  private PaperText next() {
    return texts.get(asked.getAndIncrement() % texts.size());
  }

  private double consumed() throws IOException, InterruptedException {
    return get("/consumer").path("classified").asDouble();
  }

  private JsonNode get(String path) throws IOException, InterruptedException {
    return JSON.readTree(
        http.send(HttpRequest.newBuilder(uri(path)).build(), HttpResponse.BodyHandlers.ofString())
            .body());
  }

  private URI uri(String path) {
    return URI.create(
        "http://127.0.0.1:" + Objects.requireNonNull(service.getWebServer()).getPort() + path);
  }

  private void crown(Path scratch, TrainedModel model) throws Exception {
    RunArtifacts.write(scratch, model, null);
    ModelRegistry registry = service.getBean(ModelRegistry.class);
    RunDraft draft =
        new RunDraft(
            "benchmark", CLOCK.instant(), CLOCK.instant(), Map.of(), Map.of("top1", 0.5), Map.of());
    ModelVersion version = registry.register(registry.record(draft, scratch));
    registry.assignAlias(ModelRegistry.CHAMPION, version.version());
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!get("/actuator/health/model")
        .at("/details/version")
        .asString("")
        .equals(version.version())) {
      if (System.nanoTime() > end) {
        throw new IllegalStateException("version " + version.version() + " does not serve");
      }
      TimeUnit.MILLISECONDS.sleep(50);
    }
  }

  private static TrainedModel trained(List<LabelledPaper> papers) {
    return ModelTrainer.train(papers, TrainingSettings.usual(7), TrainingListener.NONE);
  }

  /* The newest have vectors: enough for a part that reads them. */
  private static List<LabelledPaper> encoded(List<Paper> papers, SentenceEncoder encoder) {
    List<LabelledPaper> labelled = new ArrayList<>(papers.stream().map(LabelledPaper::of).toList());
    List<PaperText> read = papers.stream().map(Paper::text).toList();
    int step = Math.max(1, papers.size() / ENCODED);
    List<Integer> places = new ArrayList<>();
    for (int i = 0; i < papers.size(); i += step) {
      places.add(i);
    }
    List<float[]> vectors = encoder.encodeAll(places.stream().map(read::get).toList(), done -> {});
    for (int i = 0; i < places.size(); i++) {
      int place = places.get(i);
      labelled.set(
          place, labelled.get(place).with(new Embedding(encoder.fingerprint(), vectors.get(i))));
    }
    return labelled;
  }

  private static ServletWebServerApplicationContext start(
      Path work, EmbeddedRedis redis, EmbeddedMongo mongo) {
    return (ServletWebServerApplicationContext)
        ServiceLauncher.builder(ClassifierApplication.class, "classifier-service")
            .run(
                "--server.port=0",
                "--spring.mongodb.uri=" + mongo.uri("arxivist"),
                "--spring.data.redis.host=" + redis.host(),
                "--spring.data.redis.port=" + redis.port(),
                "--mlflow.tracking.uri=" + work.resolve("mlruns").toUri(),
                "--archive.directory=" + work.resolve("archive"),
                "--classifier.data-directory=" + work.resolve("classifier"),
                "--classifier.encoder-directory=" + work.resolve("encoder"),
                "--classifier.model-refresh=200ms");
  }
}
