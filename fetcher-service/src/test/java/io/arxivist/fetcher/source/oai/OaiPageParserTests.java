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

  private static OaiPage parse(String xml) throws XMLStreamException {
    return new OaiPageParser().read(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)));
  }
}
