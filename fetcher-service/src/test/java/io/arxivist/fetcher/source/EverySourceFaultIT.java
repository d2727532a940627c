package io.arxivist.fetcher.source;

import static org.assertj.core.api.Assertions.assertThat;

import io.arxivist.core.arxiv.AnnouncementCalendar;
import io.arxivist.core.paper.ArxivTaxonomy;
import io.arxivist.core.paper.Paper;
import io.arxivist.fetcher.source.api.ApiSource;
import io.arxivist.fetcher.source.failover.FailoverSource;
import io.arxivist.fetcher.source.http.ClientSettings;
import io.arxivist.fetcher.source.http.LocalPacer;
import io.arxivist.fetcher.source.http.RequestPacer;
import io.arxivist.fetcher.source.http.TestClock;
import io.arxivist.fetcher.source.oai.OaiFormat;
import io.arxivist.fetcher.source.oai.OaiSource;
import io.arxivist.fetcher.source.rss.RssSource;
import io.arxivist.simulator.ArxivInterface;
import io.arxivist.simulator.ArxivSimulator;
import io.arxivist.simulator.Fault;
import io.arxivist.simulator.FaultPlan;
import io.arxivist.simulator.SimulatedRequest;
import io.arxivist.simulator.SyntheticCorpus;
import io.arxivist.simulator.Tally;
import java.net.URI;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every fault of arXiv, alone and together, over every source: each paper arrives exactly once and
 * unchanged, and no request comes sooner than arXiv allows. Time is the simulator's.
 */
class EverySourceFaultIT {
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 24);
  private static final Duration PAUSE = Duration.ofSeconds(3);
  private static final Duration RETRY_AFTER = Duration.ofSeconds(40);
  private static final Duration FIRST_BACK_OFF = Duration.ofSeconds(4);
  private static final double RATE = 0.4;
  private static final int RETRIES = 8;
  private static final Duration USUAL_DEADLINE = Duration.ofSeconds(20);
  private static final int SLICE = 30;
  private static final SyntheticCorpus CORPUS = SyntheticCorpus.generate(600, 3, TODAY);

  /* Feeds are read in December: a weekend is among the days, and no holiday, for this simulated
   * arXiv has none. */
  private static final int DAYS_TO_FEEDS = 7;
  private static final int FEED_DAYS = 12;
  private static final SyntheticCorpus FEED_CORPUS =
      SyntheticCorpus.generate(600, 3, TODAY.plusDays(DAYS_TO_FEEDS + FEED_DAYS));
  private static final ArxivTaxonomy TAXONOMY = ArxivTaxonomy.load();

  private final TestClock clock = new TestClock();
  private final RequestPacer pacer = new LocalPacer(PAUSE, clock, clock);

  /** What is harvested, and how. */
  enum Harvested {
    OAI_ARXIV(ArxivInterface.OAI),
    OAI_ARXIV_RAW(ArxivInterface.OAI),
    OAI_OVERLAPPING_SETS(ArxivInterface.OAI),
    API(ArxivInterface.API),
    RSS(ArxivInterface.RSS);

    private final ArxivInterface of;

    Harvested(ArxivInterface of) {
      this.of = of;
    }

    Set<Fault> faults() {
      Set<Fault> faults = EnumSet.allOf(Fault.class);
      faults.removeIf(fault -> !fault.interfaces().contains(of));
      return faults;
    }
  }

  static Stream<Arguments> eachFaultOfEachSource() {
    return Stream.of(Harvested.values())
        .flatMap(source -> source.faults().stream().map(fault -> Arguments.of(source, fault)));
  }

  static Stream<Arguments> eachSourceWithSeveralSeeds() {
    return Stream.of(Harvested.values())
        .flatMap(source -> IntStream.of(1, 2, 3).mapToObj(seed -> Arguments.of(source, seed)));
  }

  @ParameterizedTest
  @MethodSource("eachFaultOfEachSource")
  void bringsEveryPaperOnceThroughEachFault(Harvested source, Fault fault) {
    try (ArxivSimulator arxiv = arxiv(source, FaultPlan.rate(Set.of(fault), RATE, 7))) {
      bringsEveryPaperOnce(
          source, arxiv, Duration.ofMillis(fault == Fault.STALL ? 300 : USUAL_DEADLINE.toMillis()));

      assertThat(arxiv.tally().all().faults()).containsKey(fault);
    }
  }

  @ParameterizedTest
  @MethodSource("eachSourceWithSeveralSeeds")
  void bringsEveryPaperOnceThroughAllFaultsTogether(Harvested source, int seed) {
    try (ArxivSimulator arxiv = arxiv(source, FaultPlan.rate(source.faults(), RATE, seed))) {
      bringsEveryPaperOnce(source, arxiv, Duration.ofSeconds(2));

      assertThat(arxiv.tally().all().faults()).hasSizeGreaterThan(source == Harvested.RSS ? 2 : 5);
    }
  }

  @ParameterizedTest
  @EnumSource(OaiFormat.class)
  void bringsEveryPaperOnceFromTheQueryApiWhileOaiStaysDown(OaiFormat format) {
    try (ArxivSimulator arxiv = arxiv(Harvested.API, FaultPlan.none())) {
      OaiSource oai = oai(arxiv, format, USUAL_DEADLINE);
      PaperReader reader = failover(arxiv, oai, () -> Optional.of("still down"));

      List<SourceRecord> records = readThroughAnOutage(arxiv, reader);

      assertThat(papers(records)).containsExactlyInAnyOrderElementsOf(CORPUS.papers());
      assertThat(reader.shortcomings()).singleElement().asString().contains("answered 503");
      assertThat(arxiv.requests())
          .last()
          .extracting(SimulatedRequest::path)
          .isEqualTo("/api/query");
      judgeManners(arxiv);
    }
  }

  @ParameterizedTest
  @EnumSource(OaiFormat.class)
  void goesBackToOaiOnceItIsUpAgain(OaiFormat format) {
    try (ArxivSimulator arxiv = arxiv(Harvested.API, FaultPlan.none())) {
      OaiSource oai = oai(arxiv, format, USUAL_DEADLINE);
      PaperReader reader = failover(arxiv, oai, oai::problem);

      List<SourceRecord> records = readThroughAnOutage(arxiv, reader);

      assertThat(papers(records)).containsExactlyInAnyOrderElementsOf(CORPUS.papers());
      assertThat(reader.shortcomings()).isEmpty();
      assertThat(reader.expected()).isEqualTo(CORPUS.papers().size());
      assertThat(arxiv.requests()).extracting(SimulatedRequest::path).contains("/api/query");
      assertThat(arxiv.requests()).last().extracting(SimulatedRequest::path).isEqualTo("/oai");
      judgeManners(arxiv);
    }
  }

  private List<SourceRecord> readThroughAnOutage(ArxivSimulator arxiv, PaperReader reader) {
    List<SourceRecord> records = new ArrayList<>();
    IntStream.range(0, 120).forEach(taken -> records.add(reader.next()));
    arxiv.faults(
        FaultPlan.script(Collections.nCopies(RETRIES + 1, Optional.of(Fault.UNAVAILABLE))));
    return read(reader, records);
  }

  private void bringsEveryPaperOnce(Harvested source, ArxivSimulator arxiv, Duration deadline) {
    switch (source) {
      case RSS -> bringsEachDaysAnnouncement(arxiv, deadline);
      case OAI_OVERLAPPING_SETS -> bringsEachSet(arxiv, deadline);
      case OAI_ARXIV, OAI_ARXIV_RAW, API -> {
        try (PaperReader reader = open(source, arxiv, deadline)) {
          List<SourceRecord> records = read(reader, new ArrayList<>());

          assertThat(papers(records)).containsExactlyInAnyOrderElementsOf(CORPUS.papers());
          assertThat(reader.shortcomings()).isEmpty();
          assertThat(reader.expected()).isEqualTo(CORPUS.papers().size());
        }
      }
    }
    judgeManners(arxiv);
  }

  /* One after the other as a harvest reads them, which takes what stands in several of them once. */
  private void bringsEachSet(ArxivSimulator arxiv, Duration deadline) {
    OaiSource oai = oai(arxiv, OaiFormat.ARXIV_RAW, deadline);
    Set<Paper> brought = new HashSet<>();
    for (String set : groups()) {
      try (PaperReader reader = oai.open(SourceQuery.EVERYTHING.of(set))) {
        List<Paper> papers = papers(read(reader, new ArrayList<>()));

        assertThat(papers).doesNotHaveDuplicates().hasSize(Math.toIntExact(reader.expected()));
        assertThat(reader.shortcomings()).isEmpty();
        brought.addAll(papers);
      }
    }
    assertThat(brought).containsExactlyInAnyOrderElementsOf(CORPUS.papers());
  }

  private void bringsEachDaysAnnouncement(ArxivSimulator arxiv, Duration deadline) {
    RssSource rss =
        new RssSource(
            settings(arxiv.rssUrl(), deadline),
            TAXONOMY,
            AnnouncementCalendar.with(List.of()),
            pacer,
            clock,
            clock);
    clock.pass(Duration.ofDays(DAYS_TO_FEEDS));
    for (int day = 0; day < FEED_DAYS; day++) {
      List<SourceRecord> records;
      try (PaperReader reader = rss.open(SourceQuery.EVERYTHING)) {
        records = read(reader, new ArrayList<>());
        assertThat(reader.shortcomings()).isEmpty();
      }
      LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
      assertThat(papers(records).stream().map(Paper::versionedId))
          .containsExactlyInAnyOrderElementsOf(announced(today));
      clock.pass(Duration.ofDays(1));
    }
  }

  private static void judgeManners(ArxivSimulator arxiv) {
    Tally tally = arxiv.tally();
    assertThat(tally.overstepped()).isZero();
    assertThat(tally.all().mostAtOnce()).isEqualTo(1);
    assertThat(tally.all().shortestPause()).isGreaterThanOrEqualTo(PAUSE);
    assertThat(tally.entitiesResolved()).isZero();
    List<SimulatedRequest> requests = arxiv.requests();
    for (int i = 1; i < requests.size(); i++) {
      Duration waited = Duration.between(requests.get(i - 1).at(), requests.get(i).at());
      assertThat(waited).isGreaterThanOrEqualTo(askedFor(requests.get(i - 1)));
    }
  }

  private static Duration askedFor(SimulatedRequest request) {
    return switch (request.fault()) {
      case TOO_MANY_REQUESTS_RETRY_SECONDS,
          TOO_MANY_REQUESTS_RETRY_DATE,
          UNAVAILABLE_RETRY_SECONDS,
          UNAVAILABLE_RETRY_DATE ->
          RETRY_AFTER;
      case TOO_MANY_REQUESTS, UNAVAILABLE -> FIRST_BACK_OFF;
      case null, default -> PAUSE;
    };
  }

  private ArxivSimulator arxiv(Harvested source, FaultPlan faults) {
    SyntheticCorpus corpus = source == Harvested.RSS ? FEED_CORPUS : CORPUS;
    return ArxivSimulator.builder(corpus.datedByLastChange())
        .clock(clock)
        .pageSize(SLICE)
        .retryAfter(RETRY_AFTER)
        .strict()
        .faults(faults)
        .start();
  }

  private PaperReader open(Harvested source, ArxivSimulator arxiv, Duration deadline) {
    return switch (source) {
      case OAI_ARXIV -> oai(arxiv, OaiFormat.ARXIV, deadline).open(SourceQuery.EVERYTHING);
      case OAI_ARXIV_RAW -> oai(arxiv, OaiFormat.ARXIV_RAW, deadline).open(SourceQuery.EVERYTHING);
      case API ->
          new ApiSource(settings(arxiv.apiUrl(), deadline), TAXONOMY, SLICE, pacer, clock, clock)
              .open(SourceQuery.EVERYTHING);
      case OAI_OVERLAPPING_SETS, RSS -> throw new IllegalArgumentException(source + " is several");
    };
  }

  private static Set<String> groups() {
    return CORPUS.papers().stream()
        .map(paper -> TAXONOMY.oaiSet(paper.primaryCategory()).split(":")[0])
        .collect(Collectors.toSet());
  }

  private PaperReader failover(
      ArxivSimulator arxiv, OaiSource oai, Supplier<Optional<String>> problem) {
    ClientSettings settings = settings(arxiv.apiUrl(), USUAL_DEADLINE);
    ApiSource api = new ApiSource(settings, TAXONOMY, SLICE, pacer, clock, clock);
    return new FailoverSource(oai, api.byNewestVersion(), problem, clock)
        .open(SourceQuery.EVERYTHING);
  }

  private OaiSource oai(ArxivSimulator arxiv, OaiFormat format, Duration deadline) {
    return new OaiSource(settings(arxiv.oaiUrl(), deadline), format, pacer, clock, clock);
  }

  private static ClientSettings settings(URI url, Duration deadline) {
    return new ClientSettings(
        url, "simulator", "Arxivist/0.1 (test)", deadline, RETRIES, FIRST_BACK_OFF);
  }

  private static List<String> announced(LocalDate today) {
    LocalDate since =
        switch (today.getDayOfWeek()) {
          case SATURDAY, SUNDAY -> today;
          case MONDAY -> today.minusDays(3);
          default -> today.minusDays(1);
        };
    return FEED_CORPUS.papers().stream()
        .filter(paper -> !day(paper).isBefore(since) && day(paper).isBefore(today))
        .map(Paper::versionedId)
        .toList();
  }

  private static LocalDate day(Paper paper) {
    LocalDate day = paper.updated() == null ? paper.published() : paper.updated();
    assertThat(day).isNotNull();
    return day;
  }

  private static List<SourceRecord> read(PaperReader reader, List<SourceRecord> records) {
    for (SourceRecord record = reader.next(); record != null; record = reader.next()) {
      records.add(record);
    }
    return records;
  }

  private static List<Paper> papers(List<SourceRecord> records) {
    return records.stream().map(record -> ((SourceRecord.Found) record).paper()).toList();
  }
}
