package io.arxivist.fetcher.source.api;

import io.arxivist.core.paper.ArxivTaxonomy;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * One search: the papers whose first version came within some days, in some categories.
 *
 * @param from first day, inclusive
 * @param until last day, inclusive
 * @param categories search terms such as {@code cs.*} or {@code hep-th}; all papers when empty
 */
record ApiSearch(LocalDate from, LocalDate until, List<String> categories) {
  private static final DateTimeFormatter DAY = DateTimeFormatter.BASIC_ISO_DATE;

  ApiSearch {
    categories = List.copyOf(categories);
  }

  /** The search in the API's own words. */
  String terms() {
    String days = "submittedDate:[%s0000 TO %s2359]".formatted(DAY.format(from), DAY.format(until));
    if (categories.isEmpty()) {
      return days;
    }
    return categories.stream()
        .map(category -> "cat:" + category)
        .collect(Collectors.joining(" OR ", "(", ") AND " + days));
  }

  /** Two searches for the halves of the days; empty for one day. */
  List<ApiSearch> halves() {
    long days = ChronoUnit.DAYS.between(from, until);
    if (days == 0) {
      return List.of();
    }
    LocalDate middle = from.plusDays(days / 2);
    return List.of(
        new ApiSearch(from, middle, categories),
        new ApiSearch(middle.plusDays(1), until, categories));
  }

  /** The search terms for OAI-PMH sets, archives whole where a set holds them whole. */
  static List<String> categories(List<String> sets, ArxivTaxonomy taxonomy) {
    List<String> terms = new ArrayList<>();
    for (String set : sets) {
      taxonomy.codes().stream()
          .filter(code -> holds(set, taxonomy.oaiSet(code)))
          .map(code -> isWholeArchive(set) ? archive(code) : code)
          .distinct()
          .forEach(terms::add);
    }
    return terms.stream().distinct().toList();
  }

  private static boolean holds(String set, String other) {
    return other.equals(set) || other.startsWith(set + ":");
  }

  /* group, or group:archive; group:archive:category is one category. */
  private static boolean isWholeArchive(String set) {
    return set.chars().filter(letter -> letter == ':').count() < 2;
  }

  private static String archive(String code) {
    int dot = code.indexOf('.');
    return dot < 0 ? code : code.substring(0, dot) + ".*";
  }
}
