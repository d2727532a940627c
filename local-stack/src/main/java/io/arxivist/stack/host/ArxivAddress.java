package io.arxivist.stack.host;

import java.util.List;
import java.util.stream.Stream;

/**
 * The arXiv that the fetcher harvests.
 *
 * @param oaiUrl base URL of its OAI-PMH interface
 * @param simulated whether it is the simulator, so that its papers say so
 * @param faulty whether it fails on purpose, so that nobody need wait for it as long as for arXiv
 */
public record ArxivAddress(String oaiUrl, boolean simulated, boolean faulty) {
  public static final ArxivAddress REAL =
      new ArxivAddress("https://oaipmh.arxiv.org/oai", false, false);

  public static ArxivAddress simulator(int port) {
    return new ArxivAddress("http://127.0.0.1:" + port + "/oai", true, false);
  }

  /** A simulator that serves faults. */
  public static ArxivAddress faultySimulator(int port) {
    return new ArxivAddress(simulator(port).oaiUrl(), true, true);
  }

  /** What the fetcher is told of it. */
  List<String> arguments() {
    List<String> address =
        List.of("--fetcher.arxiv.oaiurl=" + oaiUrl, "--fetcher.arxiv.simulated=" + simulated);
    return faulty
        ? Stream.concat(
                address.stream(),
                Stream.of("--fetcher.arxiv.timeout=2s", "--fetcher.arxiv.first-back-off=100ms"))
            .toList()
        : address;
  }
}
