package io.arxivist.core.search;

import io.arxivist.core.validation.Check;

/**
 * Result of building the search index anew.
 *
 * @param papers papers in it
 * @param bytes its size on the disk
 * @param seconds from the start to the moment when it took the old one's place
 */
public record IndexRebuildResult(long papers, long bytes, double seconds) {
  public IndexRebuildResult {
    Check.atLeast("papers", papers, 0);
    Check.atLeast("bytes", bytes, 0);
  }
}
