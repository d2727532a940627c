package io.arxivist.fetcher.source.oai;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.arxivist.core.paper.Paper;
import io.arxivist.fetcher.source.SourceRecord;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import javax.xml.stream.XMLStreamException;
import org.junit.jupiter.api.Test;

class OaiPageParserTests {
  @Test
  void readsAPaper() throws Exception {
    OaiPage page = parse(OaiXml.page(OaiXml.good("2611.90001")));

    assertThat(page.records())
        .containsExactly(
            new SourceRecord.Found(
                new Paper(
                    "2611.90001",
                    1,
                    "A sample title over two lines",
                    "A sample & its abstract.",
                    List.of("cs.LG", "stat.ML"),
                    List.of("Ada Brown Jr.", "Some Team"),
                    LocalDate.of(2026, 11, 2),
                    null)));
    assertThat(page.resumptionToken()).isNull();
  }

  @Test
  void countsAReplacedPaperAsItsSecondVersion() throws Exception {
    String fields =
        "<created>2026-11-02</created><updated>2026-11-09</updated><title>T</title>"
            + "<categories>hep-th</categories><abstract>A</abstract>";

    OaiPage page = parse(OaiXml.page(OaiXml.record("hep-th/9901001", fields)));

    Paper paper = ((SourceRecord.Found) page.records().getFirst()).paper();
    assertThat(paper.version()).isEqualTo(2);
    assertThat(paper.updated()).isEqualTo(LocalDate.of(2026, 11, 9));
  }

  @Test
  void knowsTheTrueVersionFromTheRawFormat() throws Exception {
    OaiPage page =
        parse(
            OaiXml.page(
                OaiXml.raw(
                    "2611.90001",
                    "<version version=\"v1\"><date>Mon, 2 Nov 2026 23:59:59 GMT</date></version>"
                        + "<version version=\"v3\"><date>Mon, 9 Nov 2026 00:00:01 GMT</date>"
                        + "<size>12kb</size></version>")));

    assertThat(page.records())
        .containsExactly(
            new SourceRecord.Found(
                new Paper(
                    "2611.90001",
                    3,
                    "A sample title",
                    "A sample abstract.",
                    List.of("cs.LG", "stat.ML"),
                    List.of("Ada Brown", "Bo Chen"),
                    LocalDate.of(2026, 11, 2),
                    LocalDate.of(2026, 11, 9))));
  }

  @Test
  void takesALaterVersionWithoutAnArticleForWithdrawn() throws Exception {
    String first = "<version version=\"v1\"><date>2026-11-02</date><size>12kb</size></version>";
    String taken = "<version version=\"v2\"><date>2026-11-09</date><size>0kb</size></version>";

    assertThat(paper(OaiXml.raw("2611.90001", first + taken)).withdrawn()).isTrue();
    /* In whatever order they are listed, the highest number is the newest. */
    assertThat(paper(OaiXml.raw("2611.90001", taken + first)))
        .satisfies(paper -> assertThat(paper.version()).isEqualTo(2))
        .satisfies(paper -> assertThat(paper.published()).isEqualTo(LocalDate.of(2026, 11, 2)))
        .satisfies(paper -> assertThat(paper.withdrawn()).isTrue());
    assertThat(paper(OaiXml.raw("2611.90001", first)).withdrawn()).isFalse();
  }

  @Test
  void takesTheAuthorsWordForAWithdrawal() throws Exception {
    String fields =
        "<created>2026-11-02</created><title>T</title><categories>math.GT</categories>"
            + "<comments>This paper has been withdrawn\n by the author</comments>"
            + "<abstract>A</abstract>";

    assertThat(paper(OaiXml.record("math.GT/0309136", fields)).withdrawn()).isTrue();
    assertThat(
            paper(OaiXml.record("math.GT/0309136", fields.replace("withdrawn", "accepted")))
                .withdrawn())
        .isFalse();
  }

  @Test
  void readsDaysInWhateverFormTheyStand() throws Exception {
    String fields =
        "<created>Mon, 2 Nov 2026 23:59:59 GMT</created><updated>2026-11-09T08:00:00Z</updated>"
            + "<title>T</title><categories>alg-geom</categories><abstract>A</abstract>";

    Paper paper = paper(OaiXml.record("alg-geom/9202004", fields));

    assertThat(paper.published()).isEqualTo(LocalDate.of(2026, 11, 2));
    assertThat(paper.updated()).isEqualTo(LocalDate.of(2026, 11, 9));
    assertThat(paper.categories()).containsExactly("math.AG");
  }

  @Test
  void givesUpOnMoreRecordsThanAPageHolds() {
    String deleted = "<record><header status=\"deleted\"/></record>";

    assertThatThrownBy(() -> parse(OaiXml.page(deleted.repeat(20_001))))
        .isInstanceOf(XMLStreamException.class)
        .hasMessage("there are more than 20000 records");
  }

  @Test
  void refusesAPaperOfMoreAuthorsThanThereAreAndGoesOn() throws Exception {
    String authors = "<author><keyname>A</keyname></author>".repeat(20_001);
    String fields =
        "<created>2026-11-02</created><title>T</title><categories>hep-ex</categories>"
            + "<abstract>A</abstract><authors>"
            + authors
            + "</authors>";

    OaiPage page =
        parse(OaiXml.page(OaiXml.record("2611.90001", fields) + OaiXml.good("2611.90002")));

    assertThat(page.records().get(0))
        .isEqualTo(
            new SourceRecord.Refused(
                "oai:arXiv.org:2611.90001", "authors: 20001 items is more than 20000"));
    assertThat(page.records().get(1)).isInstanceOf(SourceRecord.Found.class);
  }

  @Test
  void namesARefusedRecordInAFewWords() throws Exception {
    OaiPage page =
        parse(
            OaiXml.page(
                "<record><header><identifier>"
                    + "x".repeat(5_000)
                    + "</identifier></header>"
                    + "</record>"));

    assertThat(page.records().getFirst().where()).hasSize(200);
  }

  @Test
  void refusesARawRecordWithoutVersions() throws Exception {
    OaiPage page = parse(OaiXml.page(OaiXml.raw("2611.90001", "")));

    assertThat(page.records())
        .containsExactly(
            new SourceRecord.Refused("oai:arXiv.org:2611.90001", "version: is missing"));
  }

  @Test
  void refusesOneRecordAndGoesOn() throws Exception {
    String fields = "<created>2026-11-31</created><title>T</title><abstract>A</abstract>";

    OaiPage page =
        parse(
            OaiXml.page(
                OaiXml.record("2611.90001", fields)
                    + "<record><header><identifier>bare</identifier></header></record>"
                    + OaiXml.good("2611.90002")));

    assertThat(page.records()).hasSize(3);
    assertThat(page.records().get(0))
        .isEqualTo(
            new SourceRecord.Refused(
                "oai:arXiv.org:2611.90001", "created: 2026-11-31 is not a day such as 2026-11-24"));
    assertThat(page.records().get(1))
        .isEqualTo(
            new SourceRecord.Refused("bare", "metadata: is not in the format arXiv or arXivRaw"));
    assertThat(page.records().get(2)).isInstanceOf(SourceRecord.Found.class);
  }

  @Test
  void tellsDeletedRecordsApart() throws Exception {
    OaiPage page =
        parse(
            OaiXml.page(
                "<record><header status=\"deleted\"><identifier>oai:x</identifier></header>"
                    + "</record>"));

    assertThat(page.records()).containsExactly(new SourceRecord.Deleted("oai:x"));
  }

  @Test
  void countsARecordOnTheDayOfItsDatestamp() throws Exception {
    OaiPage page =
        parse(
            OaiXml.page(
                "<record><header status=\"deleted\"><identifier>oai:a</identifier>"
                    + "<datestamp>2026-11-23</datestamp></header></record>"
                    + "<record><header status=\"deleted\"><identifier>oai:b</identifier>"
                    + "<datestamp>2026-11-24T02:03:04Z</datestamp></header></record>"
                    + "<record><header status=\"deleted\"><identifier>oai:c</identifier>"
                    + "<datestamp>yesterday</datestamp></header></record>"));

    assertThat(page.records())
        .extracting(SourceRecord::day)
        .containsExactly(LocalDate.of(2026, 11, 23), LocalDate.of(2026, 11, 24), null);
  }

  @Test
  void readsTheResumptionToken() throws Exception {
    OaiPage page =
        parse(
            OaiXml.page(
                "<resumptionToken cursor=\"0\" completeListSize=\"1463679\">3132962|1001"
                    + "</resumptionToken>"));

    assertThat(page.resumptionToken()).isEqualTo("3132962|1001");
    assertThat(page.completeListSize()).isEqualTo(1_463_679);
  }

  @Test
  void opensNoExternalEntities() {
    String hostile =
        "<!DOCTYPE x [<!ENTITY secret SYSTEM \"file:///etc/hostname\">]>"
            + "<OAI-PMH><error code=\"e\">&secret;</error></OAI-PMH>";

    assertThatThrownBy(() -> parse(hostile)).isInstanceOf(XMLStreamException.class);
  }

  @Test
  void failsOnWhatIsNoOaiAnswer() {
    assertThatThrownBy(() -> parse("<html><body>Down</body></html>"))
        .isInstanceOf(XMLStreamException.class);
    assertThatThrownBy(() -> parse(OaiXml.page(OaiXml.good("2611.90001")).substring(0, 400)))
        .isInstanceOf(XMLStreamException.class);
  }

  private static Paper paper(String record) throws Exception {
    return ((SourceRecord.Found) parse(OaiXml.page(record)).records().getFirst()).paper();
  }

  private static OaiPage parse(String xml) throws Exception {
    return new OaiPageParser().read(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)));
  }
}
