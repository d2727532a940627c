package io.arxivist.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.arxivist.core.paper.Paper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * What arXiv shows on which day. 2026-11-27 is a Friday; on Thursday the 26th, taken from the
 * calendar here, nothing is announced.
 */
class SimulatedDaysTests {
  private static final LocalDate HOLIDAY = LocalDate.of(2026, 11, 26);
  private static final LocalDate FRIDAY = LocalDate.of(2026, 11, 27);
  private static final String LIST = "?verb=ListRecords&metadataPrefix=arXivRaw";

  private final MovableClock clock = MovableClock.at(Instant.parse("2026-11-27T10:00:00Z"));
  private final HttpClient client = HttpClient.newHttpClient();
  private @Nullable ArxivSimulator simulator;

  @AfterEach
  void stop() {
    if (simulator != null) {
      simulator.close();
    }
    client.close();
  }

  @Test
  void listsAPaperFromItsAnnouncementOn() throws Exception {
    String oai = start(paper("2611.90001", FRIDAY), paper("2611.90002", FRIDAY.plusDays(1)));

    String friday = get(oai + LIST);
    clock.advance(Duration.ofDays(2));
    String sunday = get(oai + LIST);
    clock.advance(Duration.ofDays(1));
    String monday = get(oai + LIST);

    assertThat(friday).contains("2611.90001").doesNotContain("2611.90002");
    assertThat(sunday).doesNotContain("2611.90002");
    assertThat(monday).contains("2611.90002", "<datestamp>2026-11-30</datestamp>");
  }

  @Test
  void datesNoRecordOnAHoliday() throws Exception {
    String oai = start(paper("2611.90001", HOLIDAY));

    assertThat(get(oai + LIST + "&from=2026-11-26&until=2026-11-26")).contains("noRecordsMatch");
    assertThat(get(oai + LIST + "&from=2026-11-27")).contains("2611.90001");
  }

  @Test
  void showsTheFirstVersionUntilTheNextIsAnnounced() throws Exception {
    Paper replaced =
        new Paper(
            "2611.90001",
            3,
            "Title",
            "Abstract",
            List.of("cs.LG"),
            List.of(),
            LocalDate.of(2026, 11, 20),
            FRIDAY.plusDays(2));
    String oai = start(replaced);

    String before = get(oai + LIST);
    clock.advanceTo(Instant.parse("2026-11-30T00:00:00Z"));
    String after = get(oai + LIST);

    assertThat(before)
        .contains("<datestamp>2026-11-20</datestamp>", "version=\"v1\"")
        .doesNotContain("version=\"v2\"");
    assertThat(after).contains("<datestamp>2026-11-30</datestamp>", "v1", "v2", "v3");
  }

  @Test
  void endsTokensWithTheirDay() throws Exception {
    Paper[] papers =
        IntStream.range(0, 3)
            .mapToObj(number -> paper("2611.9000" + number, FRIDAY))
            .toArray(Paper[]::new);
    String oai = start(papers);
    Matcher token =
        Pattern.compile("expirationDate=\"2026-11-28T00:00:00Z\">([^<]+)<")
            .matcher(get(oai + LIST));
    assertThat(token.find()).isTrue();
    String resumed = oai + "?verb=ListRecords&resumptionToken=" + token.group(1);

    clock.advanceTo(Instant.parse("2026-11-27T23:59:59Z"));
    assertThat(get(resumed)).contains("2611.90002");
    clock.advance(Duration.ofSeconds(1));
    assertThat(get(resumed)).contains("code=\"badResumptionToken\"");
  }

  @Test
  void announcesInTheFeedWhatCameSinceTheAnnouncementBefore() throws Exception {
    start(
        paper("2611.90001", FRIDAY.minusDays(2)),
        paper("2611.90002", HOLIDAY),
        paper("2611.90003", FRIDAY));
    String feed = running().rssUrl() + "/cs";

    String friday = get(feed);
    clock.advance(Duration.ofDays(1));
    String saturday = get(feed);

    assertThat(friday).contains("2611.90001v1", "2611.90002v1").doesNotContain("2611.90003");
    assertThat(saturday).doesNotContain("<item>").contains("<day>Saturday</day>");
  }

  @Test
  void saysInTheFeedHowAPaperBelongsThere() throws Exception {
    Paper cross = paper("2611.90001", FRIDAY.minusDays(2), "math.ST", "cs.LG");
    start(cross, paper("2611.90002", FRIDAY.minusDays(2)));

    String feed = get(running().rssUrl() + "/cs");

    assertThat(feed)
        .contains("2611.90001v1 Announce Type: cross", "2611.90002v1 Announce Type: new");
  }

  @Test
  void keepsTheDatestampsOfAnArchive() throws Exception {
    Corpus corpus = Corpus.of(List.of(paper("2611.90001", FRIDAY)), paper -> FRIDAY.plusDays(1));
    simulator = ArxivSimulator.builder(corpus).clock(clock).start();

    assertThat(get(simulator.oaiUrl() + LIST)).contains("noRecordsMatch");
    clock.advance(Duration.ofDays(1));
    assertThat(get(simulator.oaiUrl() + LIST)).contains("<datestamp>2026-11-28</datestamp>");
  }

  private String start(Paper... papers) {
    simulator =
        ArxivSimulator.builder(Corpus.of(List.of(papers)))
            .clock(clock)
            .pageSize(2)
            .announcements(SimulatedDaysTests::announces)
            .start();
    return simulator.oaiUrl().toString();
  }

  private static boolean announces(LocalDate day) {
    return day.getDayOfWeek().compareTo(DayOfWeek.FRIDAY) <= 0 && !day.equals(HOLIDAY);
  }

  private ArxivSimulator running() {
    assertThat(simulator).isNotNull();
    return simulator;
  }

  private static Paper paper(String id, LocalDate day, String... categories) {
    List<String> codes = categories.length == 0 ? List.of("cs.LG") : List.of(categories);
    return new Paper(id, 1, "Title", "Abstract", codes, List.of("Ada Brown"), day, null);
  }

  private String get(String address) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(address)).timeout(Duration.ofSeconds(20)).build();
    return client.send(request, BodyHandlers.ofString()).body();
  }
}
