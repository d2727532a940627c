package io.arxivist.fetcher.source.api;

import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Answers as the query API gives them. */
final class Atom {
  private Atom() {}

  static String page(long total, long start, String entries) {
    return """
    <?xml version="1.0" encoding="UTF-8"?>
    <feed xmlns="http://www.w3.org/2005/Atom" xmlns:opensearch="http://a9.com/-/spec/opensearch/1.1/">
    <title>Search results</title><id>http://arxiv.org/api/some</id>
    <opensearch:totalResults>%d</opensearch:totalResults>
    <opensearch:startIndex>%d</opensearch:startIndex>
    %s
    </feed>
    """
        .formatted(total, start, entries)
        .stripLeading();
  }

  static String entry(String id) {
    return """
    <entry xmlns:arxiv="http://arxiv.org/schemas/atom">
    <id>http://arxiv.org/abs/%s</id>
    <updated>2026-11-20T23:30:00-05:00</updated><published>2026-11-02T10:00:00Z</published>
    <title>A sample title
      over two lines</title><summary>  A sample &amp; its
    abstract.</summary>
    <author><name>Ada Brown</name><arxiv:affiliation>Nowhere</arxiv:affiliation></author>
    <author><name>Some Team</name></author>
    <arxiv:primary_category term="cs.LG"/>
    <category term="stat.ML"/><category term="cs.LG"/>
    </entry>
    """
        .formatted(id);
  }

  /** Entries numbered from a first to a last, both inclusive. */
  static String entries(int first, int last) {
    return IntStream.rangeClosed(first, last)
        .mapToObj(number -> entry("2611.%05dv1".formatted(90_000 + number)))
        .collect(Collectors.joining());
  }
}
