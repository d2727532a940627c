package io.arxivist.fetcher.source.api;

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

class ApiPageParserTests {
  @Test
  void readsAPaperWithItsTrueVersionAndThePrimaryCategoryFirst() throws Exception {
    ApiPage page = parse(Atom.page(1, 0, Atom.entry("2611.90001v3")));

    assertThat(page.records())
        .containsExactly(
            new SourceRecord.Found(
                new Paper(
                    "2611.90001",
                    3,
                    "A sample title over two lines",
                    "A sample & its abstract.",
                    List.of("cs.LG", "stat.ML"),
                    List.of("Ada Brown", "Some Team"),
                    LocalDate.of(2026, 11, 2),
                    /* 23:30 in New York is the next day in UTC. */
                    LocalDate.of(2026, 11, 21)),
                LocalDate.of(2026, 11, 2)));
    assertThat(page.total()).isEqualTo(1);
  }

  @Test
  void givesAFirstVersionNoDayOfChange() throws Exception {
    ApiPage page = parse(Atom.page(1, 0, Atom.entry("hep-th/9901001v1")));

    Paper paper = ((SourceRecord.Found) page.records().getFirst()).paper();
    assertThat(paper.id()).isEqualTo("hep-th/9901001");
    assertThat(paper.updated()).isNull();
  }

  @Test
  void takesTheAuthorsWordForAWithdrawal() throws Exception {
    String comment =
        "<arxiv:comment>This paper has been withdrawn by the authors</arxiv:comment></entry>";
    String entry = Atom.entry("2611.90001v2");

    ApiPage page = parse(Atom.page(2, 0, entry.replace("</entry>", comment) + entry));

    assertThat(page.records())
        .extracting(record -> ((SourceRecord.Found) record).paper().withdrawn())
        .containsExactly(true, false);
  }

  @Test
  void putsThePrimaryCategoryFirstUnderItsNameOfToday() throws Exception {
    String entry = Atom.entry("cmp-lg/9502001v1").replace("\"cs.LG\"", "\"cmp-lg\"");

    Paper paper = ((SourceRecord.Found) parse(Atom.page(1, 0, entry)).records().getFirst()).paper();

    assertThat(paper.categories()).containsExactly("cs.CL", "stat.ML");
  }

  @Test
  void givesUpOnMoreEntriesThanAPageHolds() {
    assertThatThrownBy(() -> parse(Atom.page(1, 0, "<entry><id>x</id></entry>".repeat(20_001))))
        .isInstanceOf(XMLStreamException.class)
        .hasMessage("there are more than 20000 entries");
  }

  @Test
  void refusesOneEntryAndGoesOn() throws Exception {
    ApiPage page = parse(Atom.page(2, 0, Atom.entry("nonsense") + Atom.entries(1, 1)));

    assertThat(page.records().get(0))
        .isInstanceOfSatisfying(
            SourceRecord.Refused.class, refused -> assertThat(refused.reason()).contains("id"));
    assertThat(page.records().get(1)).isInstanceOf(SourceRecord.Found.class);
  }

  @Test
  void tellsAnErrorFeedFromPapers() throws Exception {
    String error =
        "<entry><id>https://arxiv.org/api/errors#some</id><title>Error</title>"
            + "<summary>start must be non-negative</summary></entry>";

    assertThat(parse(Atom.page(1, 0, error)).error()).isEqualTo("start must be non-negative");
  }

  @Test
  void takesAnEmptyPageInTheMiddleOfASearchForNoAnswer() {
    assertThatThrownBy(() -> parse(Atom.page(120, 100, "")))
        .isInstanceOf(XMLStreamException.class)
        .hasMessage("no entry from 100 on, though there are 120");
  }

  @Test
  void takesAPageWithoutATotalForNoAnswer() {
    assertThatThrownBy(() -> parse("<html><body>Rate exceeded.</body></html>"))
        .isInstanceOf(XMLStreamException.class);
  }

  private static ApiPage parse(String answer) throws Exception {
    return new ApiPageParser()
        .read(new ByteArrayInputStream(answer.getBytes(StandardCharsets.UTF_8)));
  }
}
