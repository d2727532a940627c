package io.arxivist.fetcher.source.oai;

/**
 * The record formats that can be asked for.
 *
 * @see <a href="https://info.arxiv.org/help/oa/index.html">arXiv OAI-PMH</a>
 */
public enum OaiFormat {
  /** Authors in parts; no version numbers, so a replaced paper counts as its second version. */
  ARXIV("arXiv"),
  /** Every version with its number and date; authors in one line, which is split at commas. */
  ARXIV_RAW("arXivRaw");

  private final String prefix;

  OaiFormat(String prefix) {
    this.prefix = prefix;
  }

  /** Its name on the wire. */
  String prefix() {
    return prefix;
  }
}
