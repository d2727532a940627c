package io.arxivist.fetcher.source.oai;

/** OAI-PMH answers written by hand. */
final class OaiXml {
  private OaiXml() {}

  static String page(String records) {
    return """
    <?xml version="1.0" encoding="UTF-8"?>
    <OAI-PMH xmlns="http://www.openarchives.org/OAI/2.0/">
    <responseDate>2026-11-24T10:00:00Z</responseDate>
    <ListRecords>%s</ListRecords>
    </OAI-PMH>
    """
        .formatted(records)
        .stripLeading();
  }

  static String record(String id, String fields) {
    return """
    <record><header><identifier>oai:arXiv.org:%s</identifier></header>
    <metadata><arXiv xmlns="http://arxiv.org/OAI/arXiv/"><id>%s</id>%s</arXiv></metadata>
    </record>
    """
        .formatted(id, id, fields);
  }

  static String raw(String id, String versions) {
    return """
    <record><header><identifier>oai:arXiv.org:%s</identifier></header>
    <metadata><arXivRaw xmlns="http://arxiv.org/OAI/arXivRaw/"><id>%s</id>
    <submitter>Ada Brown</submitter>%s<title>A sample title</title>
    <authors>Ada Brown (Nowhere, Inc.) and Bo Chen</authors><categories>cs.LG stat.ML</categories>
    <abstract>A sample abstract.</abstract></arXivRaw></metadata>
    </record>
    """
        .formatted(id, id, versions);
  }

  static String good(String id) {
    return record(
        id,
        """
        <created>2026-11-02</created>
        <authors><author><keyname>Brown</keyname><forenames>Ada</forenames><suffix>Jr.</suffix>
        <affiliation>Nowhere</affiliation></author><author><keyname>Some Team</keyname></author>
        </authors>
        <title>A sample title
          over two lines</title><categories>cs.LG stat.ML</categories>
        <abstract>  A sample &amp; its
        abstract.
        </abstract>
        """);
  }
}
