package io.arxivist.fetcher.source.rss;

import static org.assertj.core.api.Assertions.assertThat;

import io.arxivist.contract.SharedFolder;
import io.arxivist.core.arxiv.AnnouncementCalendar;
import io.arxivist.core.paper.ArxivTaxonomy;
import io.arxivist.core.paper.Paper;
import io.arxivist.fetcher.source.PaperReader;
import io.arxivist.fetcher.source.SourceQuery;
import io.arxivist.fetcher.source.SourceRecord;
import io.arxivist.fetcher.source.http.ClientSettings;
import io.arxivist.fetcher.source.http.LocalPacer;
import io.arxivist.fetcher.source.http.RequestPacer;
import io.arxivist.fetcher.source.http.ScriptedServer;
import io.arxivist.fetcher.source.http.TestClock;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

class RssSourceTests {
  private static final String NOTHING =
      FeedXml.channel("<skipDays><day>Sunday</day><day>Saturday</day></skipDays>");

  private final TestClock clock = new TestClock();
  private final ScriptedServer server = new ScriptedServer();

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void readsTheDaysAnnouncement() {
    server.answers(FeedXml.channel(FeedXml.ITEM));

    PaperReader reader = open("cs", "stat:stat:ML", "physics:hep-th");

    assertThat(reader.next())
        .isEqualTo(
            new SourceRecord.Found(
                new Paper(
                    "2611.90001",
                    2,
                    "A sample title",
                    "A sample abstract.",
                    List.of("cs.LG", "stat.ML"),
                    List.of("Ada Brown", "Bo Chen"),
                    null,
                    null)));
    assertThat(reader.next()).isNull();
    assertThat(reader.expected()).isEqualTo(1);
    assertThat(server.questions()).containsExactly("/rss/cs+stat.ML+hep-th");
  }

  @Test
  void countsAnItemOnTheDayOfItsAnnouncementInNewYork() throws Exception {
    String dated =
        FeedXml.ITEM.replace("<guid", "<pubDate>Tue, 24 Nov 2026 00:00:00 -0500</pubDate><guid");
    String built = "<lastBuildDate>Wed, 25 Nov 2026 04:30:00 +0000</lastBuildDate>";
    String published = "<pubDate>Mon, 23 Nov 2026 00:00:00 -0500</pubDate>";
    LocalDate tuesday = LocalDate.of(2026, 11, 24);

    assertThat(days(FeedXml.channel(dated + FeedXml.ITEM))).containsExactly(tuesday, null);
    assertThat(days(FeedXml.channel(built + FeedXml.ITEM))).containsExactly(tuesday);
    assertThat(days(FeedXml.channel(published + built + dated + FeedXml.ITEM)))
        .containsExactly(tuesday, tuesday.minusDays(1));
    assertThat(days(FeedXml.atom(FeedXml.ENTRY))).containsExactly(tuesday);
    assertThat(days(FeedXml.channel(published + FeedXml.ITEM.replace("Abstract:", ""))))
        .containsExactly(tuesday.minusDays(1));
  }

  @Test
  void readsTheHtmlInTextsOfAFeed() throws Exception {
    String item =
        FeedXml.ITEM
            .replace("A sample title", "R&amp;amp;D at Poincar&eacute;&amp;#39;s")
            .replace("A sample abstract", "If $a &amp;lt; b$")
            .replace("Ada Brown", "Ren&amp;eacute; Brown");

    Paper paper = ((SourceRecord.Found) records(FeedXml.channel(item)).getFirst()).paper();

    assertThat(paper.title()).isEqualTo("R&D at Poincaré's");
    assertThat(paper.abstractText()).isEqualTo("If $a < b$.");
    assertThat(paper.authors()).containsExactly("René Brown", "Bo Chen");
  }

  @Test
  void takesTheAbstractsWordForAWithdrawal() throws Exception {
    String item = FeedXml.ITEM.replace("A sample abstract", "This paper has been withdrawn");

    assertThat(records(FeedXml.channel(item)))
        .singleElement()
        .matches(record -> ((SourceRecord.Found) record).paper().withdrawn());
  }

  @Test
  void findsNothingOnAWeekend() {
    clock.pass(Duration.ofDays(4));
    server.answers(NOTHING);

    PaperReader reader = open("cs");

    assertThat(reader.next()).isNull();
    assertThat(reader.expected()).isZero();
    assertThat(server.questions()).hasSize(1);
  }

  @Test
  void asksAgainForAnEmptyFeedOnAWorkingDay() {
    server.answers(NOTHING);
    server.answers(FeedXml.channel(FeedXml.ITEM));

    assertThat(open("cs").next()).isInstanceOf(SourceRecord.Found.class);
  }

  /* On Friday, 27 November 2026: nothing was announced on the evening of Thanksgiving. */
  @Test
  void believesAnEmptyFeedOnAKnownHolidayAtOnce() {
    clock.pass(Duration.ofDays(3));
    server.answers(NOTHING);

    PaperReader reader = open("cs");

    assertThat(reader.next()).isNull();
    assertThat(server.questions()).hasSize(1);
  }

  @Test
  void believesAnEmptyFeedOnAnUnknownHolidayInTheEnd() {
    IntStream.range(0, 3).forEach(time -> server.answers(NOTHING));

    PaperReader reader = open("cs");

    assertThat(reader.next()).isNull();
    assertThat(reader.expected()).isZero();
    assertThat(reader.shortcomings()).isEmpty();
  }

  @Test
  void asksForAFullFeedInPartsAndGivesWhatTheyShareOnce() {
    server.answers(FeedXml.channel(items(1, 2_000)));
    server.answers(FeedXml.channel(items(1, 1_500)));
    server.answers(FeedXml.channel(items(1_000, 2_300)));

    PaperReader reader = open("stat", "physics:hep-th");
    long given = Stream.generate(reader::next).takeWhile(Objects::nonNull).count();

    assertThat(given).isEqualTo(2_300);
    assertThat(reader.expected()).isEqualTo(2_300);
    assertThat(reader.shortcomings()).isEmpty();
    assertThat(server.questions()).containsExactly("/rss/stat+hep-th", "/rss/stat", "/rss/hep-th");
  }

  @Test
  void tellsOfAFullFeedThatHasNoParts() {
    server.answers(FeedXml.channel(items(1, 2_000)));

    PaperReader reader = open("physics:hep-th");
    reader.next();

    assertThat(reader.shortcomings())
        .containsExactly("the feed hep-th is full with 2000 papers: there may be more");
  }

  @Test
  void refusesOneItemAndGoesOn() {
    String feed =
        FeedXml.channel(
            FeedXml.ITEM.replace("Abstract:", "") + FeedXml.ITEM.replace("90001", "90002"));
    IntStream.range(0, 3).forEach(look -> server.answers(feed));

    PaperReader reader = open("cs");

    assertThat(reader.next())
        .isInstanceOfSatisfying(
            SourceRecord.Refused.class,
            refused -> assertThat(refused.reason()).endsWith("has no abstract"));
    assertThat(reader.next()).isInstanceOf(SourceRecord.Found.class);
  }

  @Test
  @EnabledIf("io.arxivist.contract.SharedFolder#present")
  void readsARealFeed() throws Exception {
    Path feed = SharedFolder.file("fixtures/rss/arxiv_rss_example.xml");
    try (InputStream answer = Files.newInputStream(feed)) {
      List<SourceRecord> records = new AnnouncementParser().read(answer).records();

      assertThat(records)
          .isNotEmpty()
          .allMatch(SourceRecord.Found.class::isInstance)
          .allMatch(record -> LocalDate.of(2025, 8, 20).equals(record.day()));
      Paper first = ((SourceRecord.Found) records.getFirst()).paper();
      assertThat(first.id()).isEqualTo("2508.13426");
      assertThat(first.primaryCategory()).isEqualTo("cs.CL");
    }
  }

  private static List<LocalDate> days(String feed) throws Exception {
    return records(feed).stream().map(SourceRecord::day).toList();
  }

  private static List<SourceRecord> records(String feed) throws Exception {
    return new AnnouncementParser()
        .read(new ByteArrayInputStream(feed.getBytes(StandardCharsets.UTF_8)))
        .records();
  }

  private PaperReader open(String... sets) {
    return source().open(new SourceQuery(null, null, List.of(sets)));
  }

  private RssSource source() {
    ClientSettings settings =
        new ClientSettings(
            server.url("/rss"),
            "rss",
            "Arxivist/0.1 (test)",
            Duration.ofSeconds(10),
            2,
            Duration.ofSeconds(5));
    RequestPacer pacer = new LocalPacer(Duration.ofSeconds(3), clock, clock);
    return new RssSource(
        settings, ArxivTaxonomy.load(), AnnouncementCalendar.with(List.of()), pacer, clock, clock);
  }

  private static String items(int first, int last) {
    return IntStream.rangeClosed(first, last)
        .mapToObj(number -> FeedXml.ITEM.replace("2611.90001", "2611.%05d".formatted(number)))
        .collect(Collectors.joining());
  }
}
