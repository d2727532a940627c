package io.arxivist.benchmarks;

import io.arxivist.core.archive.ArchiveCheckResult;
import io.arxivist.core.archive.ArticleArchive;
import io.arxivist.core.paper.HarvestedPaper;
import io.arxivist.core.paper.Paper;
import io.arxivist.learning.encoder.SentenceEncoder;
import io.arxivist.s3.ObjectArchive;
import io.arxivist.simulator.SyntheticCorpus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * What archiving adds to classifying: papers appended to a folder archive in the consumer's
 * batches, each forced to the disk, beside the time that the bare encoder takes for as many. Usage:
 * {@code ArchiveBenchmark [papers] [batch size] [encoded papers] [folder]}; the folder decides
 * which disk is measured.
 */
public final class ArchiveBenchmark {
  private static final Clock CLOCK = Clock.systemUTC();
  private static final double NANOS = 1e9;

  private ArchiveBenchmark() {}

  /** Prints a line for each side and the share. */
  public static void main(String[] arguments) throws IOException {
    int papers = argument(arguments, 0, 20_000);
    int batch = argument(arguments, 1, 64);
    int encoded = argument(arguments, 2, 1_000);
    Path work =
        arguments.length > 3
            ? Path.of(arguments[3])
            : Files.createTempDirectory("arxivist-benchmark");
    List<Paper> corpus = SyntheticCorpus.usual(CLOCK).papers();
    double archiving = archive(papers, batch, corpus, work);
    double encoding = encode(corpus.subList(0, encoded), work) / encoded;
    System.out.printf(
        Locale.ROOT,
        "archiving costs %.2f %% of the encoder's time%n",
        archiving / papers / encoding * 100);
  }

  private static double archive(int papers, int batch, List<Paper> corpus, Path work) {
    Instant harvest = CLOCK.instant();
    List<HarvestedPaper> harvested =
        IntStream.range(0, papers)
            .mapToObj(i -> numbered(corpus.get(i % corpus.size()), i))
            .map(paper -> new HarvestedPaper(paper, "simulator", harvest))
            .toList();
    try (ArticleArchive archive = ObjectArchive.inFolder(work.resolve("archive"))) {
      long begin = System.nanoTime();
      for (int from = 0; from < papers; from += batch) {
        archive.append(harvested.subList(from, Math.min(papers, from + batch)));
      }
      archive.flush();
      double seconds = (System.nanoTime() - begin) / NANOS;
      ArchiveCheckResult check = archive.check(archive.days().getLast());
      System.out.printf(
          Locale.ROOT,
          "archive: %d papers in %d parts, %.2f s, %.0f papers/s, %d bytes a paper, %d faults%n",
          check.distinctArticles(),
          check.parts(),
          seconds,
          papers / seconds,
          check.bytes() / papers,
          check.faults().size());
      return seconds;
    }
  }

  private static double encode(List<Paper> papers, Path work) {
    try (SentenceEncoder encoder =
        SentenceEncoder.open(work.resolve("encoder"), Runtime.getRuntime().availableProcessors())) {
      encoder.encodeAll(papers.subList(0, 100).stream().map(Paper::text).toList(), done -> {});
      long begin = System.nanoTime();
      encoder.encodeAll(papers.stream().map(Paper::text).toList(), done -> {});
      double seconds = (System.nanoTime() - begin) / NANOS;
      System.out.printf(Locale.ROOT, "encoder: %.1f papers/s%n", papers.size() / seconds);
      return seconds;
    }
  }

  /* The corpus is smaller than the number of papers: the same texts under ids of their own. */
  private static Paper numbered(Paper paper, int i) {
    return new Paper(
        "%02d%02d.%05d".formatted(10 + i / 99_000, 1 + i / 9_000 % 11, 1 + i % 9_000),
        paper.version(),
        paper.title(),
        paper.abstractText(),
        paper.categories(),
        paper.authors(),
        paper.published(),
        paper.updated());
  }

  private static int argument(String[] arguments, int place, int otherwise) {
    return arguments.length > place ? Integer.parseInt(arguments[place]) : otherwise;
  }
}
