package io.arxivist.fetcher.source.oai;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.arxivist.fetcher.source.Fuzzing;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.stream.Stream;
import javax.xml.stream.XMLStreamException;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whatever OAI-PMH answers is a page or an XMLStreamException, whatever a record holds a record.
 */
class OaiPageFuzzTests {
  @MethodSource
  @FuzzTest
  void readsAnything(byte[] answer) throws IOException {
    try {
      Fuzzing.assertSound(new OaiPageParser().read(new ByteArrayInputStream(answer)).records());
    } catch (XMLStreamException typed) {
      // No answer of OAI-PMH: it is asked for again.
    }
  }

  static Stream<byte[]> readsAnything() {
    String versions =
        "<version version=\"v1\"><date>Mon, 2 Nov 2026 23:59:59 GMT</date><size>9kb</size>"
            + "</version><version version=\"v2\"><date>2026-11-09T00:00:01Z</date><size>0kb</size>"
            + "</version>";
    String rest =
        "<record><header status=\"deleted\"><identifier>a</identifier><datestamp>2026-11-23"
            + "</datestamp></header></record><resumptionToken completeListSize=\"9\">t"
            + "</resumptionToken>";
    return Stream.concat(
        Fuzzing.recordings("fixtures/oai"),
        Fuzzing.samples(
            OaiXml.page(OaiXml.good("2611.90001") + rest),
            OaiXml.page(OaiXml.raw("math.GT/0309136", versions)),
            "<OAI-PMH><error code=\"noRecordsMatch\">none</error></OAI-PMH>"));
  }
}
