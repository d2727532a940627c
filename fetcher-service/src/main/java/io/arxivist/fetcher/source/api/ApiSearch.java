package io.arxivist.fetcher.source.api;

import io.arxivist.core.paper.ArxivTaxonomy;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * One search: the papers of some days, in some categories.
 *
 * @param order which of a paper's days count
 * @param from first day, inclusive
 * @param until last day, inclusive
 * @param categories search terms such as {@code cs.*} or {@code hep-th}; all papers when empty,
 *     which only a search by first version can be
 */
record ApiSearch(Order order, LocalDate from, LocalDate until, List<String> categories) {
  private static final DateTimeFormatter DAY = DateTimeFormatter.BASIC_ISO_DATE;

  /** By what the API sorts. */
  enum Order {
    /** By the day of the first version, oldest first; the API keeps to the days itself. */
    FIRST_VERSION("submittedDate", "ascending"),
    /**
     * By the day of the newest version, newest first. The API cannot search by it (its field
     * lastUpdatedDate finds by the first version), so the days are looked at here.
     */
    NEWEST_VERSION("lastUpdatedDate", "descending");

    private final String field;
    private final String direction;

    Order(String field, String direction) {
      this.field = field;
      this.direction = direction;
    }
  }

  ApiSearch {
    categories = List.copyOf(categories);
    if (order == Order.NEWEST_VERSION && categories.isEmpty()) {
      throw new IllegalArgumentException("categories: a search by newest version names them");
    }
  }

  /** The arguments that ask for a slice. */
  Map<String, String> slice(long start, int size) {
    Map<String, String> arguments = new LinkedHashMap<>();
    arguments.put("search_query", terms());
    arguments.put("start", Long.toString(start));
    arguments.put("max_results", Integer.toString(size));
    arguments.put("sortBy", order.field);
    arguments.put("sortOrder", order.direction);
    return arguments;
  }

  /** The search in the API's own words. */
  String terms() {
    String days = "submittedDate:[%s0000 TO %s2359]".formatted(DAY.format(from), DAY.format(until));
    if (categories.isEmpty()) {
      return days;
    }
    String terms =
        categories.stream()
            .map(category -> "cat:" + category)
            .collect(Collectors.joining(" OR ", "(", ")"));
    return order == Order.NEWEST_VERSION ? terms : terms + " AND " + days;
  }

  boolean byNewestVersion() {
    return order == Order.NEWEST_VERSION;
  }

  boolean holds(LocalDate day) {
    return !day.isBefore(from) && !day.isAfter(until);
  }

  /** Two searches for the halves of the days; empty for one day. */
  List<ApiSearch> halves() {
    long days = ChronoUnit.DAYS.between(from, until);
    if (days == 0) {
      return List.of();
    }
    LocalDate middle = from.plusDays(days / 2);
    return List.of(
        new ApiSearch(order, from, middle, categories),
        new ApiSearch(order, middle.plusDays(1), until, categories));
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

  /** The search terms for every archive. */
  static List<String> everyArchive(ArxivTaxonomy taxonomy) {
    return taxonomy.codes().stream().map(ApiSearch::archive).distinct().toList();
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
