package io.arxivist.fetcher.source;

import static org.assertj.core.api.Assertions.assertThat;

import io.arxivist.core.arxiv.AnnouncementCalendar;
import io.arxivist.core.paper.ArxivTaxonomy;
import io.arxivist.core.paper.Paper;
import io.arxivist.fetcher.source.api.ApiSource;
import io.arxivist.fetcher.source.http.ClientSettings;
import io.arxivist.fetcher.source.http.LocalPacer;
import io.arxivist.fetcher.source.http.RequestPacer;
import io.arxivist.fetcher.source.http.TestClock;
import io.arxivist.fetcher.source.oai.OaiFormat;
import io.arxivist.fetcher.source.oai.OaiSource;
import io.arxivist.fetcher.source.rss.RssSource;
import io.arxivist.simulator.ArxivSimulator;
import io.arxivist.simulator.SimulatedRequest;
import io.arxivist.simulator.SyntheticCorpus;
import java.net.URI;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What every interface of arXiv must give of one and the same corpus; today is a Tuesday. */
class EverySourceTests {
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 24);

  private final TestClock clock = new TestClock();
  private final ArxivTaxonomy taxonomy = ArxivTaxonomy.load();
  private final RequestPacer pacer = new LocalPacer(Duration.ofSeconds(3), clock, clock);
  private final SyntheticCorpus corpus = SyntheticCorpus.generate(2_500, 3, TODAY);
  private final ArxivSimulator arxiv = ArxivSimulator.start(0, corpus, clock);

  @AfterEach
  void stop() {
    arxiv.close();
  }

  @Test
  void oaiGivesEveryPaperOnceInBothFormats() {
    assertThat(read(oai(OaiFormat.ARXIV), SourceQuery.EVERYTHING))
        .containsExactlyInAnyOrderElementsOf(corpus.papers());
    assertThat(read(oai(OaiFormat.ARXIV_RAW), SourceQuery.EVERYTHING))
        .containsExactlyInAnyOrderElementsOf(corpus.papers());
  }

  @Test
  void theQueryApiGivesEveryPaperOnce() {
    assertThat(read(api(), SourceQuery.EVERYTHING)).containsExactlyElementsOf(corpus.papers());
    assertThat(arxiv.requests()).extracting(SimulatedRequest::path).containsOnly("/api/query");
    assertThat(clock.sleeps()).containsOnly(Duration.ofSeconds(3)).hasSize(2);
  }

  @Test
  void theQueryApiKeepsToDaysAndSets() {
    LocalDate from = LocalDate.of(2026, 6, 1);
    LocalDate until = LocalDate.of(2026, 8, 31);
    SourceQuery query = new SourceQuery(from, until, List.of("stat", "cs:cs:LG", "physics:hep-th"));

    assertThat(read(api(), query))
        .isNotEmpty()
        .containsExactlyElementsOf(
            papers(paper ->
                !published(paper).isBefore(from)
                    && !published(paper).isAfter(until)
                    && paper.categories().stream()
                        .anyMatch(code -> code.matches("stat\\..*|cs\\.LG|hep-th"))));
  }

  @Test
  void theFeedGivesWhatCameOrChangedTheDayBefore() {
    LocalDate yesterday = TODAY.minusDays(1);

    List<Paper> announced = read(rss(), SourceQuery.EVERYTHING);

    assertThat(announced.stream().map(paper -> paper.id() + "v" + paper.version()))
        .isNotEmpty()
        .containsExactlyElementsOf(
            papers(paper ->
                    yesterday.equals(paper.updated() == null ? published(paper) : paper.updated()))
                .stream()
                .map(paper -> paper.id() + "v" + paper.version())
                .toList());
  }

  private List<Paper> papers(Predicate<Paper> wanted) {
    return corpus.papers().stream().filter(wanted).toList();
  }

  private static LocalDate published(Paper paper) {
    LocalDate day = paper.published();
    assertThat(day).isNotNull();
    return day;
  }

  private OaiSource oai(OaiFormat format) {
    return new OaiSource(settings(arxiv.oaiUrl()), format, pacer, clock, clock);
  }

  private ApiSource api() {
    return new ApiSource(settings(arxiv.apiUrl()), taxonomy, 1_000, pacer, clock, clock);
  }

  private RssSource rss() {
    return new RssSource(
        settings(arxiv.rssUrl()),
        taxonomy,
        AnnouncementCalendar.with(List.of()),
        pacer,
        clock,
        clock);
  }

  private static ClientSettings settings(URI url) {
    return new ClientSettings(
        url, "simulator", "Arxivist/0.1 (test)", Duration.ofSeconds(10), 0, Duration.ofSeconds(5));
  }

  private static List<Paper> read(PaperSource source, SourceQuery query) {
    List<Paper> papers = new ArrayList<>();
    try (PaperReader reader = source.open(query)) {
      for (SourceRecord record = reader.next(); record != null; record = reader.next()) {
        papers.add(((SourceRecord.Found) record).paper());
      }
      assertThat(reader.expected()).isEqualTo(papers.size());
    }
    return papers;
  }
}
