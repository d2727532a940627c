package io.arxivist.benchmarks;

import io.arxivist.core.paper.HarvestedPaper;
import io.arxivist.core.paper.Paper;
import io.arxivist.fetcher.localqueue.LocalQueue;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;

/**
 * Fills a local queue as a harvest does, on the disk of the folder given: {@code
 * LocalQueueBenchmark FOLDER PAPERS BATCH}.
 */
public final class LocalQueueBenchmark {
  private static final int NUMBERS_A_MONTH = 20_000;
  private static final String SENTENCE =
      "We study how a queue keeps what it was given, and what it costs to be sure of it. ";

  private LocalQueueBenchmark() {}

  public static void main(String... arguments) {
    int papers = Integer.parseInt(arguments[1]);
    int batch = Integer.parseInt(arguments[2]);
    try (LocalQueue queue =
        new LocalQueue(
            "benchmark",
            Path.of(arguments[0], "benchmark.queue"),
            papers,
            JsonMapper.builder().build())) {
      long begin = System.nanoTime();
      List<HarvestedPaper> full = new ArrayList<>(batch);
      for (int i = 0; i < papers; i++) {
        Paper paper = paper(i);
        if (!queue.hasBrought("harvest", paper)) {
          full.add(new HarvestedPaper(paper, "file", Instant.EPOCH.plusMillis(i)));
        }
        if (full.size() == batch || i == papers - 1) {
          queue.append("harvest", full);
          full.clear();
        }
      }
      double seconds = (System.nanoTime() - begin) / 1e9;
      System.out.printf(
          "%d papers in batches of %d: %.1f s, %.0f papers/s%n",
          papers, batch, seconds, papers / seconds);
    }
  }

  private static Paper paper(int number) {
    int month = number / NUMBERS_A_MONTH;
    return new Paper(
        "%02d%02d.%05d".formatted(15 + month / 12, 1 + month % 12, number % NUMBERS_A_MONTH),
        1,
        "On what a queue keeps, part " + number,
        SENTENCE.repeat(14) + number,
        List.of("cs.DC", "cs.DB"),
        List.of("Ada Example", "Ben Sample", "Cleo Instance"),
        LocalDate.of(2025, 3, 3),
        null);
  }
}
