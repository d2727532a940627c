package io.arxivist.fetcher.source.rss;

/** Feeds written by hand, in both forms. */
final class FeedXml {
  static final String ITEM =
      """
      <item><title>A sample title</title><link>https://arxiv.org/abs/2611.90001</link>
      <description>arXiv:2611.90001v2 Announce Type: replace
      Abstract: A sample abstract.</description>
      <guid isPermaLink="false">oai:arXiv.org:2611.90001v2</guid>
      <category>cs.LG</category><category>stat.ML</category>
      <dc:creator>Ada Brown, Bo Chen</dc:creator></item>
      """;

  static final String ENTRY =
      """
      <entry><id>oai:arXiv.org:2611.90002v1</id><title>A sample title</title>
      <updated>2026-11-24T05:00:19.899254+00:00</updated>
      <summary>arXiv:2611.90002v1 Announce Type: cross
      Abstract: A sample abstract.</summary>
      <category term="cs.CL"/><category term="cs.AI"/>
      <published>2026-11-24T00:00:00-05:00</published>
      <arxiv:announce_type>cross</arxiv:announce_type>
      <dc:creator>Ada Brown, Bo Chen</dc:creator></entry>
      """;

  private FeedXml() {}

  /** The RSS 2.0 form. */
  static String channel(String items) {
    return """
    <?xml version="1.0" encoding="UTF-8"?>
    <rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel>
    <title>updates</title><description>updates</description>
    """
            .stripLeading()
        + items
        + "</channel></rss>";
  }

  /** The Atom form. */
  static String atom(String entries) {
    return """
    <?xml version="1.0" encoding="UTF-8"?>
    <feed xmlns:arxiv="http://arxiv.org/schemas/atom"
      xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns="http://www.w3.org/2005/Atom">
    <title>updates</title><updated>2026-11-24T05:00:19.866337+00:00</updated>
    """
            .stripLeading()
        + entries
        + "</feed>";
  }
}
