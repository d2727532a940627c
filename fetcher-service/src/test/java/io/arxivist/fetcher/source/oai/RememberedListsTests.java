package io.arxivist.fetcher.source.oai;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.arxivist.fetcher.source.PaperReader;
import io.arxivist.fetcher.source.SourceException;
import io.arxivist.fetcher.source.SourceQuery;
import io.arxivist.fetcher.source.SourceRecord;
import io.arxivist.fetcher.source.http.ClientSettings;
import io.arxivist.fetcher.source.http.LocalPacer;
import io.arxivist.fetcher.source.http.TestClock;
import io.arxivist.simulator.ArxivSimulator;
import io.arxivist.simulator.Fault;
import io.arxivist.simulator.FaultPlan;
import io.arxivist.simulator.SyntheticCorpus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** It is 10:00 UTC on 24 November; arXiv lists 50 papers on each of the three days before. */
class RememberedListsTests {
  private static final long BOUND = 1 << 20;
  private static final int PAPERS = 50;
  private static final int PAGES = 3;
  private static final LocalDate YESTERDAY = LocalDate.of(2026, 11, 23);
  private static final SourceQuery CLOSED = day(YESTERDAY);

  @TempDir private Path folder;
  private final TestClock clock = new TestClock();
  private final ArxivSimulator arxiv =
      ArxivSimulator.start(
          0,
          SyntheticCorpus.ofDays(
              new TreeMap<>(
                  Map.of(
                      YESTERDAY,
                      PAPERS,
                      YESTERDAY.minusDays(1),
                      PAPERS,
                      YESTERDAY.minusDays(2),
                      PAPERS)),
              5),
          clock,
          20);

  @AfterEach
  void stop() {
    arxiv.close();
  }

  @Test
  void asksOnceADayForTheSameListAndGivesTheSame() {
    List<SourceRecord> asked = harvest(CLOSED);
    int slept = clock.sleeps().size();
    PaperReader again = source(BOUND).open(CLOSED);
    List<SourceRecord> remembered = read(again);

    assertThat(asked).hasSize(PAPERS);
    assertThat(remembered).isEqualTo(asked);
    assertThat(again.expected()).isEqualTo(PAPERS);
    assertThat(again.shortcomings()).isEmpty();
    assertThat(arxiv.requests()).hasSize(PAGES);
    assertThat(clock.sleeps()).hasSize(slept);
  }

  @Test
  void anotherQuestionIsNotAnsweredByIt() {
    harvest(CLOSED);
    harvest(day(YESTERDAY.minusDays(1)));
    harvest(new SourceQuery(YESTERDAY.minusDays(1), YESTERDAY, List.of()));
    harvest(new SourceQuery(YESTERDAY, YESTERDAY, List.of("cs")));
    int before = arxiv.requests().size();

    read(source(BOUND, OaiFormat.ARXIV).open(CLOSED));

    assertThat(before).isGreaterThan(2 * PAGES + PAGES);
    assertThat(arxiv.requests()).hasSize(before + PAGES);
  }

  @Test
  void theNextDayInUtcAsksAgainAndForgetsTheDayBefore() throws IOException {
    harvest(CLOSED);
    List<Path> first = files();
    clock.pass(Duration.ofHours(14));

    harvest(CLOSED);

    assertThat(arxiv.requests()).hasSize(2 * PAGES);
    assertThat(files()).hasSize(1).doesNotContainAnyElementsOf(first);
  }

  /* In November New York is five hours behind. */
  @ParameterizedTest
  @CsvSource({"18:59, false", "19:00, true"})
  void aDayIsClosedWhenItIsOverInNewYorkToo(String later, boolean closed) {
    LocalDate today = YESTERDAY.plusDays(1);
    String[] time = later.split(":");
    clock.pass(Duration.ofHours(Long.parseLong(time[0])).plusMinutes(Long.parseLong(time[1])));
    RememberedLists lists = new RememberedLists(folder, BOUND, clock);

    assertThat(lists.remembers(day(today))).isEqualTo(closed);
    assertThat(lists.remembers(new SourceQuery(today, null, List.of()))).isFalse();
  }

  @Test
  void whoWantsItAnewAsksAndItsAnswerIsRemembered() throws IOException {
    harvest(CLOSED);

    harvest(new SourceQuery(YESTERDAY, YESTERDAY, List.of(), true));
    harvest(CLOSED);

    assertThat(arxiv.requests()).hasSize(2 * PAGES);
    assertThat(files()).hasSize(1);
  }

  /* The list is whole each time in the end; what went wrong on the way is reason enough. */
  @ParameterizedTest
  @EnumSource(
      value = Fault.class,
      names = {"EXPIRED_TOKEN", "CHANGED_TOTAL", "MALFORMED_RECORD"})
  void aListThatHadToBeLookedAtAgainIsNotRemembered(Fault fault) throws IOException {
    arxiv.faults(FaultPlan.script(List.of(Optional.empty(), Optional.of(fault))));
    harvest(CLOSED);

    assertThat(arxiv.tally().all().faults()).containsKey(fault);
    assertThat(files()).isEmpty();
  }

  @Test
  void aListThatLacksRecordsIsNotRemembered() throws IOException {
    arxiv.faults(FaultPlan.rate(Set.of(Fault.CHANGED_TOTAL), 1, 3));
    try (PaperReader reader = source(BOUND).open(CLOSED)) {
      read(reader);
      reader.kept();
    }

    assertThat(files()).isEmpty();
  }

  @Test
  void anEmptyListIsAskedForAgain() throws IOException {
    harvest(day(LocalDate.of(2026, 11, 1)));

    assertThat(files()).isEmpty();
  }

  @Test
  void whatWasNotReadToItsEndOrNotKeptLeavesNothing() throws IOException {
    try (PaperReader reader = source(BOUND).open(CLOSED)) {
      reader.next();
      reader.kept();
      assertThat(files()).isNotEmpty();
    }
    assertThat(files()).isEmpty();
    try (PaperReader reader = source(BOUND).open(CLOSED)) {
      read(reader);
    }

    assertThat(files()).isEmpty();
  }

  @Test
  void whatACrashLeftIsForgottenAtTheNextStart() throws IOException {
    PaperReader killed = source(BOUND).open(CLOSED);
    read(killed);
    assertThat(files()).hasSize(1);

    new RememberedLists(folder, BOUND, clock);

    assertThat(files()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"FLIPPED", "CUT", "EMPTY"})
  void aDamagedListIsAskedForAnew(String damage) throws IOException {
    List<SourceRecord> whole = harvest(CLOSED);
    Path list = files().getFirst();
    byte[] bytes = Files.readAllBytes(list);
    bytes[bytes.length / 2] ^= 4;
    switch (damage) {
      case "FLIPPED" -> Files.write(list, bytes);
      case "CUT" -> Files.write(list, Arrays.copyOf(Files.readAllBytes(list), bytes.length / 2));
      default -> Files.write(list, new byte[0]);
    }

    assertThat(harvest(CLOSED)).isEqualTo(whole);
    assertThat(arxiv.requests()).hasSize(2 * PAGES);
    assertThat(harvest(CLOSED)).isEqualTo(whole);
    assertThat(arxiv.requests()).hasSize(2 * PAGES);
  }

  /* As another release of the fetcher, with other questions, might find it. */
  @Test
  void aListThatDoesNotFitItsQuestionIsForgotten() throws IOException {
    harvest(CLOSED);
    harvest(day(YESTERDAY.minusDays(1)));
    List<Path> lists = files();
    Files.copy(lists.get(0), lists.get(1), StandardCopyOption.REPLACE_EXISTING);

    try (PaperReader first = source(BOUND).open(CLOSED);
        PaperReader second = source(BOUND).open(day(YESTERDAY.minusDays(1)))) {
      assertThatThrownBy(
              () -> {
                read(first);
                read(second);
              })
          .isInstanceOf(SourceException.class)
          .hasMessageContaining("cannot be used and is forgotten");
    }

    assertThat(files()).hasSize(1);
  }

  @Test
  void theOldestGoesBeyondTheBound() throws IOException {
    harvest(CLOSED);
    Path oldest = files().getFirst();
    long bound = Files.size(oldest) * 5 / 2;

    for (int day = 1; day <= 2; day++) {
      clock.pass(Duration.ofMinutes(1));
      harvest(day(YESTERDAY.minusDays(day)), bound);
    }

    assertThat(files()).hasSize(2).doesNotContain(oldest);
    assertThat(files().stream().mapToLong(file -> file.toFile().length()).sum())
        .isLessThanOrEqualTo(bound);
  }

  @Test
  void aListLargerThanTheBoundIsNotRemembered() throws IOException {
    assertThat(harvest(CLOSED, 500)).hasSize(PAPERS);
    assertThat(harvest(CLOSED, 0)).hasSize(PAPERS);

    assertThat(files()).isEmpty();
  }

  private List<SourceRecord> harvest(SourceQuery query) {
    return harvest(query, BOUND);
  }

  private List<SourceRecord> harvest(SourceQuery query, long bound) {
    try (PaperReader reader = source(bound).open(query)) {
      List<SourceRecord> records = read(reader);
      assertThat(reader.shortcomings()).isEmpty();
      reader.kept();
      return records;
    }
  }

  private OaiSource source(long bound) {
    return source(bound, OaiFormat.ARXIV_RAW);
  }

  private OaiSource source(long bound, OaiFormat format) {
    return source(bound, format, new LocalPacer(Duration.ofSeconds(3), clock, clock));
  }

  private OaiSource source(long bound, OaiFormat format, LocalPacer pacer) {
    ClientSettings settings =
        new ClientSettings(
            arxiv.oaiUrl(),
            "oai",
            "Arxivist/0.1 (test)",
            Duration.ofSeconds(10),
            2,
            Duration.ofSeconds(5));
    return new OaiSource(settings, format, pacer, clock, clock)
        .remembering(new RememberedLists(folder, bound, clock));
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.sorted().toList();
    }
  }

  private static SourceQuery day(LocalDate day) {
    return new SourceQuery(day, day, List.of());
  }

  private static List<SourceRecord> read(PaperReader reader) {
    List<SourceRecord> records = new ArrayList<>();
    for (SourceRecord record = reader.next(); record != null; record = reader.next()) {
      records.add(record);
    }
    return records;
  }
}
