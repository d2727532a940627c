package io.arxivist.fetcher.source.oai;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.arxivist.core.paper.Paper;
import io.arxivist.fetcher.source.PaperReader;
import io.arxivist.fetcher.source.PaperSource;
import io.arxivist.fetcher.source.SourceException;
import io.arxivist.fetcher.source.SourceQuery;
import io.arxivist.fetcher.source.SourceRecord;
import io.arxivist.fetcher.source.http.ClientSettings;
import io.arxivist.fetcher.source.http.LocalPacer;
import io.arxivist.fetcher.source.http.RequestPacer;
import io.arxivist.fetcher.source.http.TestClock;
import io.arxivist.simulator.ArxivSimulator;
import io.arxivist.simulator.SyntheticCorpus;
import java.net.URI;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class OaiSourceTests {
  private final TestClock clock = new TestClock();
  private final SyntheticCorpus corpus =
      SyntheticCorpus.generate(2_100, 3, LocalDate.of(2026, 11, 20));
  private final ArxivSimulator arxiv = ArxivSimulator.start(0, corpus, clock);

  @AfterEach
  void stop() {
    arxiv.close();
  }

  @Test
  void givesEveryPaperOfAllPagesOnceAndUnchanged() {
    OaiSource source = source(arxiv.oaiUrl());

    List<SourceRecord> records = all(source, SourceQuery.EVERYTHING);

    assertThat(records).hasSize(2_100).allMatch(SourceRecord.Found.class::isInstance);
    assertThat(records.stream().map(record -> ((SourceRecord.Found) record).paper()).toList())
        .containsExactlyInAnyOrderElementsOf(corpus.papers());
  }

  @Test
  void asksOnceEveryThreeSecondsUnderItsName() {
    all(source(arxiv.oaiUrl()), SourceQuery.EVERYTHING);

    assertThat(arxiv.requests()).hasSize(3);
    assertThat(arxiv.requests()).allMatch(r -> r.userAgent().equals("Arxivist/0.1 (test)"));
    assertThat(clock.sleeps()).containsExactly(Duration.ofSeconds(3), Duration.ofSeconds(3));
  }

  @Test
  void announcesHowManyToExpect() {
    try (PaperReader reader = source(arxiv.oaiUrl()).open(SourceQuery.EVERYTHING)) {
      reader.next();

      assertThat(reader.expected()).isEqualTo(2_100);
    }
  }

  @Test
  void givesThePapersOfASetOnce() {
    SourceQuery query =
        new SourceQuery(LocalDate.of(2026, 6, 1), LocalDate.of(2026, 8, 31), List.of("cs"));

    List<String> ids = ids(all(source(arxiv.oaiUrl()), query));

    assertThat(ids).doesNotHaveDuplicates().isNotEmpty();
    assertThat(ids)
        .containsExactlyInAnyOrderElementsOf(
            corpus.papers().stream().filter(OaiSourceTests::asked).map(Paper::id).toList());
  }

  @Test
  void takesOneSetAtATime() {
    SourceQuery query = new SourceQuery(null, null, List.of("cs", "stat"));

    assertThatThrownBy(() -> source(arxiv.oaiUrl()).open(query))
        .hasMessage("sets: [cs, stat] are more than OAI-PMH takes at a time");
  }

  @Test
  void takesADayWithoutPapersAsAnEmptyList() {
    SourceQuery query =
        new SourceQuery(LocalDate.of(2030, 1, 1), LocalDate.of(2030, 1, 1), List.of());

    try (PaperReader reader = source(arxiv.oaiUrl()).open(query)) {
      assertThat(reader.next()).isNull();
      assertThat(reader.expected()).isZero();
    }
  }

  @Test
  void reportsAServerThatIsNotThere() {
    URI nowhere = URI.create("http://127.0.0.1:1/oai");

    assertThat(source(nowhere).problem()).hasValueSatisfying(p -> assertThat(p).contains("127"));
    assertThat(source(arxiv.oaiUrl()).problem()).isEmpty();
  }

  @Test
  void givesUpAfterItsRetriesWithTheReason() {
    OaiSource source = source(URI.create("http://127.0.0.1:1/oai"));

    assertThatThrownBy(() -> all(source, SourceQuery.EVERYTHING))
        .isInstanceOf(SourceException.class)
        .hasMessageContaining("cannot be reached")
        .hasMessageEndingWith("tried 3 times");
  }

  private OaiSource source(URI address) {
    ClientSettings settings =
        new ClientSettings(
            address,
            "simulator",
            "Arxivist/0.1 (test)",
            Duration.ofSeconds(10),
            2,
            Duration.ofSeconds(5));
    RequestPacer pacer = new LocalPacer(Duration.ofSeconds(3), clock, clock);
    return new OaiSource(settings, OaiFormat.ARXIV, pacer, clock, clock);
  }

  private static boolean asked(Paper paper) {
    LocalDate day = paper.updated() == null ? paper.published() : paper.updated();
    return day != null
        && day.getYear() == 2026
        && day.getMonthValue() >= 6
        && day.getMonthValue() <= 8
        && paper.categories().stream().anyMatch(c -> c.startsWith("cs."));
  }

  private static List<String> ids(List<SourceRecord> records) {
    return records.stream().map(record -> ((SourceRecord.Found) record).paper().id()).toList();
  }

  private static List<SourceRecord> all(PaperSource source, SourceQuery query) {
    List<SourceRecord> records = new ArrayList<>();
    try (PaperReader reader = source.open(query)) {
      for (SourceRecord record = reader.next(); record != null; record = reader.next()) {
        records.add(record);
      }
    }
    return records;
  }
}
