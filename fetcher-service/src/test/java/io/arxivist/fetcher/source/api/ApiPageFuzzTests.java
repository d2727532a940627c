package io.arxivist.fetcher.source.api;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.arxivist.fetcher.source.Fuzzing;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.stream.Stream;
import javax.xml.stream.XMLStreamException;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever the query API answers is a page or an XMLStreamException. */
class ApiPageFuzzTests {
  @MethodSource
  @FuzzTest
  void readsAnything(byte[] answer) throws IOException {
    try {
      Fuzzing.assertSound(new ApiPageParser().read(new ByteArrayInputStream(answer)).records());
    } catch (XMLStreamException typed) {
      // No answer of the query API: it is asked for again.
    }
  }

  static Stream<byte[]> readsAnything() {
    return Stream.concat(
        Fuzzing.recordings("fixtures/api"),
        Fuzzing.samples(
            Atom.page(2, 0, Atom.entry("2611.90001v3") + Atom.entry("hep-th/9901001v1")),
            Atom.page(
                1,
                0,
                "<entry><id>http://arxiv.org/api/errors#x</id><summary>start</summary></entry>")));
  }
}
