package io.arxivist.fetcher.source.rss;

import io.arxivist.core.paper.ArxivTaxonomy;
import java.net.URI;
import java.util.List;
import java.util.stream.Stream;

/**
 * One feed, which may join several archives and categories.
 *
 * @param codes {@code cs}, {@code stat.ML}, {@code hep-th}
 */
record Feed(URI base, List<String> codes, ArxivTaxonomy taxonomy) {
  /** Where arXiv cuts a feed off. */
  static final int LONGEST = 2_000;

  Feed {
    codes = List.copyOf(codes);
  }

  /** The feed that announces some OAI-PMH sets; every archive where none is named. */
  static Feed of(URI base, List<String> sets, ArxivTaxonomy taxonomy) {
    Stream<String> codes =
        sets.isEmpty()
            ? taxonomy.codes().stream().map(Feed::archive)
            : sets.stream().flatMap(set -> codes(set, taxonomy));
    return new Feed(base, codes.distinct().toList(), taxonomy);
  }

  String name() {
    return String.join("+", codes);
  }

  URI address() {
    return URI.create(base + "/" + name());
  }

  /** Feeds that announce the same in parts; empty where there are no smaller ones. */
  List<Feed> parts() {
    if (codes.size() > 1) {
      int middle = codes.size() / 2;
      return List.of(
          new Feed(base, codes.subList(0, middle), taxonomy),
          new Feed(base, codes.subList(middle, codes.size()), taxonomy));
    }
    String archive = codes.getFirst();
    List<String> categories =
        taxonomy.codes().stream().filter(code -> code.startsWith(archive + ".")).toList();
    return categories.size() < 2 ? List.of() : new Feed(base, categories, taxonomy).parts();
  }

  private static Stream<String> codes(String set, ArxivTaxonomy taxonomy) {
    boolean category = set.chars().filter(letter -> letter == ':').count() == 2;
    return taxonomy.codes().stream()
        .filter(code ->
            taxonomy.oaiSet(code).equals(set) || taxonomy.oaiSet(code).startsWith(set + ":"))
        .map(code -> category ? code : archive(code));
  }

  private static String archive(String code) {
    int dot = code.indexOf('.');
    return dot < 0 ? code : code.substring(0, dot);
  }
}
