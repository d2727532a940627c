package io.arxivist.simulator;

/**
 * The part of a list that a page shows, and what the page says of the rest.
 *
 * @param start position of the first record shown
 * @param end position behind the last record shown
 * @param next position at which the page says that the list goes on
 * @param total length that the page gives the list
 */
record Slice(int start, int end, int next, int total) {

  static Slice of(int start, int end, int total) {
    return new Slice(start, end, end, total);
  }

  int records() {
    return end - start;
  }

  Slice empty() {
    return new Slice(start, start, next, total);
  }

  Slice firstHalf() {
    return of(start, start + records() / 2, total);
  }

  Slice before(int pageSize) {
    return of(Math.max(0, start - pageSize), start, total);
  }

  /* Never what is true: shorter where more follows, else longer. */
  Slice otherTotal(int pageSize) {
    return new Slice(start, end, next, end < total ? end : total + pageSize);
  }
}
