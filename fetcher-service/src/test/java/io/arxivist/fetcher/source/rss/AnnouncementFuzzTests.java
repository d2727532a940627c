package io.arxivist.fetcher.source.rss;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.arxivist.fetcher.source.Fuzzing;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.stream.Stream;
import javax.xml.stream.XMLStreamException;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever a feed holds is an announcement or an XMLStreamException. */
class AnnouncementFuzzTests {
  @MethodSource
  @FuzzTest
  void readsAnything(byte[] answer) throws IOException {
    try {
      Fuzzing.assertSound(
          new AnnouncementParser().read(new ByteArrayInputStream(answer)).records());
    } catch (XMLStreamException typed) {
      // No feed: it is asked for again.
    }
  }

  static Stream<byte[]> readsAnything() {
    return Stream.concat(
        Fuzzing.recordings("fixtures/rss"),
        Fuzzing.samples(FeedXml.channel(FeedXml.ITEM), FeedXml.atom(FeedXml.ENTRY)));
  }
}
