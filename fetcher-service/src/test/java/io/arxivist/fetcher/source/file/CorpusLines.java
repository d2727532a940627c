package io.arxivist.fetcher.source.file;

/** One line of each shape that a corpus file may have. */
final class CorpusLines {
  static final String PLAIN =
      """
      {"id":"2503.90001","title":"A\\n title","abstract":" An abstract. ","categories":"cs.LG cs.AI",\
      "published":"2025-02-03","month":"2025-03"}
      """;
  static final String SNAPSHOT =
      """
      {"id":"hep-ph/0704001","submitter":"Ada","title":"Title","abstract":"Text","categories":\
      "hep-ph","versions":[{"version":"v1","created":"Mon, 2 Apr 2007 19:18:42 GMT"},\
      {"version":"v2","created":"Tue, 24 Jul 2007 20:10:27 GMT"}],"update_date":"2008-11-26",\
      "authors_parsed":[["Brown","Ada",""],["Green","B.","III","Somewhere"]],"doi":null}
      """;

  static final String ARCHIVE =
      """
      {"id":"2503.90002","version":3,"title":"Title","abstract":"Text","categories":["cs.LG"],\
      "authors":["Ada Brown"],"published":"2025-03-04","updated":null,"withdrawn":true,\
      "source":"oai","harvestedAt":"2026-11-24T10:00:00Z"}
      """;

  private CorpusLines() {}
}
