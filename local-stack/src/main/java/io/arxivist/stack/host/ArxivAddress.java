package io.arxivist.stack.host;

/**
 * The arXiv that the fetcher harvests.
 *
 * @param oaiUrl base URL of its OAI-PMH interface
 * @param simulated whether it is the simulator, so that its papers say so
 */
public record ArxivAddress(String oaiUrl, boolean simulated) {
  public static final ArxivAddress REAL = new ArxivAddress("https://oaipmh.arxiv.org/oai", false);

  public static ArxivAddress simulator(int port) {
    return new ArxivAddress("http://127.0.0.1:" + port + "/oai", true);
  }
}
