package io.arxivist.benchmarks;

import io.arxivist.core.paper.Paper;
import io.arxivist.simulator.SyntheticCorpus;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import tools.jackson.core.json.JsonWriteFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Generated papers in the shape of arXiv's public metadata snapshot: its fields in its order, line
 * breaks and LaTeX in the texts, accents escaped, abstracts of some 1,000 characters, one to four
 * versions, one to eight authors. The same seed gives the same bytes.
 */
final class SnapshotFile {
  private static final int TEXTS = 2_000;
  private static final LocalDate FIRST_DAY = LocalDate.of(2007, 4, 2);
  private static final YearMonth FIRST_MONTH = YearMonth.of(2007, 1);
  private static final int SECONDS_A_DAY = 86_400;
  private static final int PAPERS_A_MONTH = 90_000;
  private static final int LINE_LENGTH = 75;
  private static final List<String> FORENAMES =
      List.of("Ada", "B.", "Chlo\u00e9", "J. R.", "Mar\u00eda Jos\u00e9", "Yi", "Zolt\u00e1n");
  private static final List<String> KEYNAMES =
      List.of("Brown", "Chen", "Dvo\u0159\u00e1k", "Garc\u00eda", "M\u00fcller", "Okafor", "Zhang");

  private final JsonMapper json =
      JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();
  private final RandomGenerator random;
  private final List<Paper> texts;

  private SnapshotFile(long seed) {
    this.random = new SplittableRandom(seed);
    this.texts = SyntheticCorpus.generate(TEXTS, seed, FIRST_DAY).papers();
  }

  /** Writes a file of this many lines. */
  static void write(Path file, int records, long seed) throws IOException {
    SnapshotFile snapshot = new SnapshotFile(seed);
    try (OutputStream lines = new BufferedOutputStream(Files.newOutputStream(file), 1 << 20)) {
      for (int record = 0; record < records; record++) {
        lines.write(snapshot.json.writeValueAsBytes(snapshot.record(record)));
        lines.write('\n');
      }
    }
  }

  private ObjectNode record(int number) {
    Paper first = anyText();
    List<String> categories = first.categories();
    YearMonth month = FIRST_MONTH.plusMonths(number / PAPERS_A_MONTH);
    LocalDate created = month.atDay(1 + random.nextInt(month.lengthOfMonth()));
    int authors = random.nextInt(1, 9);
    ArrayNode parsed = json.createArrayNode();
    IntStream.range(0, authors)
        .forEach(author ->
            parsed.add(json.createArrayNode().add(any(KEYNAMES)).add(any(FORENAMES)).add("")));
    ObjectNode line = json.createObjectNode();
    line.put("id", id(month, number));
    line.put("submitter", any(FORENAMES) + " " + any(KEYNAMES));
    line.put("authors", names(parsed));
    line.put("title", broken(first.title()));
    line.put("comments", random.nextInt(5, 60) + " pages, " + random.nextInt(1, 12) + " figures");
    line.put("journal-ref", random.nextInt(3) == 0 ? "J.Synth.Res.D76:013009,2007" : null);
    line.put("doi", random.nextInt(2) == 0 ? "10.1000/synthetic." + number : null);
    line.putNull("report-no");
    line.put("categories", String.join(" ", categories));
    line.put("license", "http://creativecommons.org/licenses/by/4.0/");
    line.put("abstract", "  " + broken(abstractText(first)) + "\n");
    line.set("versions", versions(created));
    line.put("update_date", created.plusDays(random.nextInt(900)).toString());
    line.set("authors_parsed", parsed);
    return line;
  }

  private String abstractText(Paper first) {
    return first.abstractText()
        + " We find $\\alpha_{s} = 0.118 \\pm 0.002$. "
        + anyText().abstractText();
  }

  private ArrayNode versions(LocalDate created) {
    ArrayNode versions = json.createArrayNode();
    int count = random.nextInt(1, 5);
    for (int version = 1; version <= count; version++) {
      versions.add(
          json.createObjectNode()
              .put("version", "v" + version)
              .put(
                  "created",
                  DateTimeFormatter.RFC_1123_DATE_TIME.format(
                      created
                          .plusDays(90L * (version - 1))
                          .atTime(LocalTime.ofSecondOfDay(random.nextInt(SECONDS_A_DAY)))
                          .atZone(ZoneOffset.UTC))));
    }
    return versions;
  }

  private static String names(ArrayNode parsed) {
    StringBuilder names = new StringBuilder();
    parsed.forEach(author ->
        names
            .append(names.isEmpty() ? "" : ", ")
            .append(author.get(1).stringValue())
            .append(' ')
            .append(author.get(0).stringValue()));
    return names.toString();
  }

  /* The snapshot breaks its lines as the submission did. */
  private static String broken(String text) {
    StringBuilder lines = new StringBuilder();
    int begin = 0;
    for (String word : text.split(" ")) {
      if (lines.length() - begin + word.length() > LINE_LENGTH) {
        lines.append("\n");
        begin = lines.length();
      } else if (!lines.isEmpty()) {
        lines.append(' ');
      }
      lines.append(word);
    }
    return lines.toString();
  }

  private static String id(YearMonth month, int number) {
    return "%02d%02d.%05d"
        .formatted(month.getYear() % 100, month.getMonthValue(), 1 + number % PAPERS_A_MONTH);
  }

  private Paper anyText() {
    return texts.get(random.nextInt(texts.size()));
  }

  private String any(List<String> names) {
    return names.get(random.nextInt(names.size()));
  }
}
