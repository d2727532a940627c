package io.arxivist.fetcher.quality;

import static org.assertj.core.api.Assertions.assertThat;

import io.arxivist.contract.SharedFolder;
import io.arxivist.core.arxiv.AnnouncementCalendar;
import io.arxivist.core.harvest.QualityFinding;
import io.arxivist.core.harvest.QualityReport;
import io.arxivist.core.paper.ArxivTaxonomy;
import io.arxivist.fetcher.source.PaperReader;
import io.arxivist.fetcher.source.PaperSource;
import io.arxivist.fetcher.source.SourceException;
import io.arxivist.fetcher.source.SourceQuery;
import io.arxivist.fetcher.source.SourceRecord;
import io.arxivist.fetcher.source.api.ApiSource;
import io.arxivist.fetcher.source.file.FileSource;
import io.arxivist.fetcher.source.http.ClientSettings;
import io.arxivist.fetcher.source.http.LocalPacer;
import io.arxivist.fetcher.source.http.RequestPacer;
import io.arxivist.fetcher.source.http.ScriptedServer;
import io.arxivist.fetcher.source.http.TestClock;
import io.arxivist.fetcher.source.oai.OaiFormat;
import io.arxivist.fetcher.source.oai.OaiSource;
import io.arxivist.fetcher.source.rss.RssSource;
import io.arxivist.simulator.ArxivSimulator;
import io.arxivist.simulator.SyntheticCorpus;
import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

/**
 * What every source extracts, through the gate that every harvest passes: the first thing that a
 * build proves. Damaged answers show that it would not pass whatever came.
 */
class ExtractionQualityTests {
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 24);

  private final TestClock clock = new TestClock();
  private final ArxivTaxonomy taxonomy = ArxivTaxonomy.load();
  private final RequestPacer pacer = new LocalPacer(Duration.ofSeconds(3), clock, clock);
  private final JsonMapper json = JsonMapper.builder().build();
  private final QualityInspection inspection =
      SoundPapers.inspected(Expectations.usual(taxonomy, clock), true, Stream.of());

  @TempDir private Path folder;

  @AfterEach
  void stop() {}

  @ParameterizedTest
  @ValueSource(strings = {"oai", "oai-raw", "api", "rss"})
  void isSoundOfEveryInterfaceOfTheSimulator(String kind) {
    SyntheticCorpus corpus = SyntheticCorpus.generate(2_500, 3, TODAY);
    try (ArxivSimulator arxiv = ArxivSimulator.start(0, corpus, clock)) {
      URI url =
          switch (kind) {
            case "api" -> arxiv.apiUrl();
            case "rss" -> arxiv.rssUrl();
            default -> arxiv.oaiUrl();
          };
      inspect(source(kind, url));
    }

    allMet(inspection.report());
    assertThat(inspection.report().inspected()).isPositive();
  }

  @Test
  void isSoundOfACorpusFile() throws IOException {
    Path file = folder.resolve("corpus.jsonl");
    Files.write(
        file,
        SyntheticCorpus.generate(2_500, 3, TODAY).papers().stream()
            .map(json::writeValueAsString)
            .toList());

    inspect(new FileSource(file, taxonomy, json));

    allMet(inspection.report());
    assertThat(inspection.report().inspected()).isEqualTo(2_500);
  }

  @Test
  void isNotSoundOfAFileInAnotherEncoding() throws IOException {
    Path file = folder.resolve("corpus.jsonl");
    Files.write(
        file,
        SyntheticCorpus.generate(200, 3, TODAY).papers().stream()
            .map(paper ->
                json.writeValueAsString(
                    SoundPapers.withTitle(paper, "PoincarÃ©â€™s " + paper.title())))
            .toList());

    inspect(new FileSource(file, taxonomy, json));

    assertThat(inspection.report().passed()).isFalse();
    assertThat(inspection.report().findings())
        .filteredOn(finding -> !finding.met())
        .extracting(QualityFinding::expectation)
        .containsExactly("encoding_intact");
  }

  @ParameterizedTest
  @EnabledIf("io.arxivist.contract.SharedFolder#present")
  @CsvSource({"oai, 23", "oai-raw, 23", "api, 157", "rss, 7"})
  void isSoundOfWhatArxivReallyAnswered(String kind, long records) throws IOException {
    inspectRecorded(kind, ExtractionQualityTests::undamaged);

    assertThat(inspection.report().findings())
        .allMatch(finding -> !finding.hard() || finding.met());
    assertThat(inspection.report().inspected()).isEqualTo(records);
  }

  @Test
  @EnabledIf("io.arxivist.contract.SharedFolder#present")
  void isNotSoundOfAnswersThatWereDecodedWrongly() throws IOException {
    inspectRecorded("api", UnaryOperator.identity());

    assertThat(inspection.report().findings())
        .filteredOn(finding -> finding.hard() && !finding.met())
        .extracting(QualityFinding::expectation)
        .containsExactly("encoding_intact");
  }

  /* All of them with -Dquality.whole=true; the reports of both are in target/. */
  @ParameterizedTest
  @EnabledIf("io.arxivist.contract.SharedFolder#present")
  @ValueSource(strings = {"train", "validation", "test", "history"})
  void isSoundOfRealPapers(String part) throws IOException {
    Path file = SharedFolder.file("data/papers-" + part + ".jsonl.gz");

    inspect(
        new FileSource(file, taxonomy, json),
        Boolean.getBoolean("quality.whole") ? Long.MAX_VALUE : 10_000);

    QualityReport report = inspection.report();
    Files.writeString(
        Path.of("target", "quality-" + part + ".json"),
        json.writerWithDefaultPrettyPrinter().writeValueAsString(report));
    assertThat(report.inspected()).isGreaterThanOrEqualTo(10_000);
    /* These files name no authors; nothing else is odd with them. */
    assertThat(report.passed()).isTrue();
    assertThat(report.findings())
        .filteredOn(finding -> !finding.met())
        .extracting(QualityFinding::expectation)
        .containsExactly("authors_present");
  }

  private PaperSource source(String kind, URI url) {
    ClientSettings settings =
        new ClientSettings(
            url, kind, "Arxivist/0.1 (test)", Duration.ofSeconds(10), 0, Duration.ofSeconds(5));
    return switch (kind) {
      case "oai" -> new OaiSource(settings, OaiFormat.ARXIV, pacer, clock, clock);
      case "oai-raw" -> new OaiSource(settings, OaiFormat.ARXIV_RAW, pacer, clock, clock);
      case "api" -> new ApiSource(settings, taxonomy, 1_000, pacer, clock, clock);
      case "rss" ->
          new RssSource(
              settings, taxonomy, AnnouncementCalendar.with(List.of()), pacer, clock, clock);
      default -> throw new IllegalArgumentException(kind);
    };
  }

  private void inspectRecorded(String kind, UnaryOperator<String> reading) throws IOException {
    Path folder = SharedFolder.file("fixtures/" + kind.replace("-raw", ""));
    try (Stream<Path> listed = Files.list(folder)) {
      for (Path answer : listed.sorted().toList()) {
        int status = answer.toString().contains("http400") ? 400 : 200;
        inspectAnswer(kind, status, reading.apply(Files.readString(answer)));
      }
    }
  }

  /* Answers that are an error, or that go on in pages which were not recorded, end with one. */
  private void inspectAnswer(String kind, int status, String answer) {
    try (ScriptedServer server = new ScriptedServer()) {
      /* A search too wide for the query API to give whole is not read at all: it is made narrow,
      and one from its middle begins at its start. */
      server.recorded(
          status,
          answer
              .replaceFirst(">\\d{5,}(</\\w+:totalResults>)", ">1000$1")
              .replaceFirst(">\\d+(</\\w+:startIndex>)", ">0$1"));
      inspect(source(kind, server.url("/arxiv")));
    } catch (SourceException ended) {
      assertThat(ended).hasMessageMatching(".*(404|400|incorrect id|noRecordsMatch).*");
    }
  }

  /* The query API's answers were recorded with each byte of UTF-8 taken for a character. */
  private static String undamaged(String recorded) {
    if (!StandardCharsets.ISO_8859_1.newEncoder().canEncode(recorded)) {
      return recorded;
    }
    byte[] bytes = recorded.getBytes(StandardCharsets.ISO_8859_1);
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException undamaged) {
      return recorded;
    }
  }

  private void inspect(PaperSource source) {
    inspect(source, Long.MAX_VALUE);
  }

  private void inspect(PaperSource source, long most) {
    try (PaperReader reader = source.open(SourceQuery.EVERYTHING)) {
      SourceRecord record = reader.next();
      for (long read = 0; read < most && record != null; read++) {
        inspection.inspect(record);
        record = reader.next();
      }
    }
  }

  private static void allMet(QualityReport report) {
    assertThat(report.findings()).allMatch(QualityFinding::met);
    assertThat(report.passed()).isTrue();
  }
}
