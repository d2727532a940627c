package io.arxivist.classifier.search;

import static org.mockito.ArgumentMatchers.anyCollection;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;
import static org.mockito.Mockito.withSettings;

import com.sun.management.OperatingSystemMXBean;
import io.arxivist.classifier.ClassifierProperties;
import io.arxivist.contract.Samples;
import io.arxivist.contract.SharedFolder;
import io.arxivist.core.classification.ClassifiedPaper;
import io.arxivist.core.classification.Embedding;
import io.arxivist.core.classification.Prediction;
import io.arxivist.core.paper.HarvestedPaper;
import io.arxivist.core.paper.Paper;
import io.arxivist.core.validation.InvalidFieldException;
import io.arxivist.mongodb.StoredPapers;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What indexing costs, how long searches take, and how many of the true ten nearest papers the
 * graph finds. Arguments: file of papers below {@code shared/}, papers at most, folder of vectors
 * ({@code <id>.f32}, little-endian), work folder.
 */
public final class SearchBenchmark {
  private static final String ENCODER = "benchmark-encoder";
  private static final int BATCH = 64;
  private static final int BATCHES_A_LOOK = 2;
  private static final int QUESTIONS = 500;
  private static final int NEAREST = 10;
  private static final double NANOS = 1e6;

  private SearchBenchmark() {}

  public static void main(String[] arguments) throws IOException {
    List<ClassifiedPaper> papers =
        papers(arguments[0], Integer.parseInt(arguments[1]), Path.of(arguments[2]));
    List<ClassifiedPaper> withVector =
        papers.stream().filter(paper -> paper.embedding().dimensions() > 0).toList();
    Path work = Files.createDirectories(Path.of(arguments[3]));
    StoredPapers stored = shelf(papers);
    Duration any = Duration.ofSeconds(1);
    IndexFolders folders =
        new IndexFolders(
            new ClassifierProperties(
                work,
                work,
                "",
                any,
                new ClassifierProperties.Consumer(64, any, 3, any, any),
                new ClassifierProperties.Shadow(false)));
    SearchIndex index = new SearchIndex(folders, stored, Clock.systemUTC());
    index.open();
    say("%,d papers, %,d of them with a vector%n", papers.size(), withVector.size());
    index(papers, index);
    search(papers, new PaperSearch(index, stored));
    nearest(withVector, index);
    index.close();
    try (Stream<Path> files = Files.walk(work.resolve("index"))) {
      long bytes = files.mapToLong(file -> file.toFile().length()).sum();
      say("on the disk: %,d bytes a paper%n", bytes / papers.size());
    }
  }

  private static void index(List<ClassifiedPaper> papers, SearchIndex index) {
    List<String> ids = papers.stream().map(paper -> paper.harvested().paper().id()).toList();
    long cpu = cpu();
    long begin = System.nanoTime();
    for (int from = 0; from < ids.size(); from += BATCH) {
      index.refresh(ids.subList(from, Math.min(ids.size(), from + BATCH)));
      if (from / BATCH % BATCHES_A_LOOK == 0) {
        index.show();
      }
    }
    index.show();
    index.commit();
    say(
        "indexing: %.3f ms of processor time a paper, %.3f ms by the clock%n",
        (cpu() - cpu) / NANOS / ids.size(), (System.nanoTime() - begin) / NANOS / ids.size());
  }

  private static void search(List<ClassifiedPaper> papers, PaperSearch search) {
    Random random = new Random(7);
    List<String> words = new ArrayList<>();
    List<String> phrases = new ArrayList<>();
    for (int i = 0; i < 2 * QUESTIONS; i++) {
      String title =
          papers
              .get(random.nextInt(papers.size()))
              .harvested()
              .paper()
              .title()
              .replaceAll("[^A-Za-z ]", " ")
              .strip();
      String[] some = title.split("\\s+");
      int first = random.nextInt(Math.max(1, some.length - 2));
      String two = some[first] + " " + some[Math.min(some.length - 1, first + 1)];
      words.add(two);
      phrases.add('"' + two + '"');
    }
    time("two words of a title", i -> ask(search, words.get(i)));
    time("the same as a phrase", i -> ask(search, phrases.get(i)));
    time("one word OR another", i -> ask(search, words.get(i).replace(" ", " OR ")));
  }

  private static void ask(PaperSearch search, String query) {
    try {
      search.search(query, SearchFilter.NONE, null, 20);
    } catch (InvalidFieldException onlyStopWords) {
      return;
    }
  }

  private static void nearest(List<ClassifiedPaper> papers, SearchIndex index) {
    Random random = new Random(7);
    List<ClassifiedPaper> asked =
        IntStream.range(0, 2 * QUESTIONS)
            .mapToObj(i -> papers.get(random.nextInt(papers.size())))
            .toList();
    List<Set<String>> truth =
        asked.subList(0, QUESTIONS).stream().map(paper -> truth(paper, papers)).toList();
    for (int candidates : new int[] {20, 40, 60, 100, 200}) {
      int[] found = {0};
      time(
          "neighbours, " + candidates + " candidates",
          i -> {
            Set<String> ids = graph(asked.get(i), index, candidates);
            if (i < QUESTIONS) {
              ids.retainAll(truth.get(i));
              found[0] += ids.size();
            }
          });
      say("  recall at 10: %.4f%n", found[0] / (double) (NEAREST * QUESTIONS));
    }
  }

  private static Set<String> graph(ClassifiedPaper paper, SearchIndex index, int candidates) {
    String id = paper.harvested().paper().id();
    return new HashSet<>(
        index
            .search(searcher ->
                PaperSearch.neighbours(searcher, paper.embedding(), id, NEAREST, candidates))
            .keySet());
  }

  private static Set<String> truth(ClassifiedPaper asked, List<ClassifiedPaper> papers) {
    float[] vector = asked.embedding().vector();
    double[] cosines =
        papers.stream().mapToDouble(each -> dot(vector, each.embedding().vector())).toArray();
    Set<String> nearest = new HashSet<>();
    IntStream.range(0, papers.size())
        .boxed()
        .filter(i -> papers.get(i) != asked)
        .sorted((one, other) -> Double.compare(cosines[other], cosines[one]))
        .limit(NEAREST)
        .forEach(i -> nearest.add(papers.get(i).harvested().paper().id()));
    return nearest;
  }

  private static double dot(float[] one, float[] other) {
    double sum = 0;
    for (int i = 0; i < one.length; i++) {
      sum += one[i] * other[i];
    }
    return sum;
  }

  /* The second half of the questions is asked first, to warm up. */
  private static void time(String name, IntConsumer question) {
    IntStream.range(QUESTIONS, 2 * QUESTIONS).forEach(question);
    long cpu = cpu();
    double[] millis =
        IntStream.range(0, QUESTIONS)
            .mapToDouble(i -> {
              long begin = System.nanoTime();
              question.accept(i);
              return (System.nanoTime() - begin) / NANOS;
            })
            .toArray();
    double used = (cpu() - cpu) / NANOS / QUESTIONS;
    Arrays.sort(millis);
    say(
        "%s: p50 %.1f, p95 %.1f, p99 %.1f ms; %.1f ms of processor time%n",
        name,
        millis[QUESTIONS / 2],
        millis[QUESTIONS * 95 / 100],
        millis[QUESTIONS * 99 / 100],
        used);
  }

  private static StoredPapers shelf(List<ClassifiedPaper> papers) {
    Map<String, ClassifiedPaper> byId = new LinkedHashMap<>();
    papers.forEach(paper -> byId.put(paper.harvested().paper().id(), paper));
    StoredPapers stored = mock(StoredPapers.class, withSettings().stubOnly());
    when(stored.find(anyCollection()))
        .thenAnswer(
            call -> call.<Collection<String>>getArgument(0).stream().map(byId::get).toList());
    return stored;
  }

  private static List<ClassifiedPaper> papers(String file, int most, Path vectors)
      throws IOException {
    List<ClassifiedPaper> papers = new ArrayList<>();
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(SharedFolder.file(file))),
                StandardCharsets.UTF_8))) {
      String line;
      while (papers.size() < most && (line = lines.readLine()) != null) {
        papers.add(paper(JsonMapper.shared().readTree(line), vectors));
      }
    }
    return papers;
  }

  private static ClassifiedPaper paper(JsonNode line, Path vectors) throws IOException {
    String id = line.get("id").asString();
    JsonNode published = line.get("published");
    Paper paper =
        new Paper(
            id,
            1,
            line.get("title").asString(),
            line.get("abstract").asString(),
            List.of(line.get("categories").asString().split(" ")),
            List.of(),
            published == null || published.isNull() ? null : LocalDate.parse(published.asString()),
            null);
    HarvestedPaper harvested = new HarvestedPaper(paper, "file", Samples.START);
    Prediction prediction = Samples.classified(harvested, paper.primaryCategory()).prediction();
    return new ClassifiedPaper(
        harvested,
        new Embedding(ENCODER, vector(vectors.resolve(id.replace('/', '_') + ".f32"))),
        prediction);
  }

  private static float[] vector(Path file) throws IOException {
    if (!Files.exists(file)) {
      return new float[0];
    }
    byte[] bytes = Files.readAllBytes(file);
    float[] vector = new float[bytes.length / Float.BYTES];
    ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().get(vector);
    return vector;
  }

  private static long cpu() {
    return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
        .getProcessCpuTime();
  }

  private static void say(String format, Object... values) {
    System.out.printf(Locale.ROOT, format, values);
  }
}
