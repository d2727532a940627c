package io.arxivist.simulator;

import io.arxivist.core.paper.ArxivId;
import io.arxivist.core.paper.Paper;
import io.arxivist.core.validation.InvalidFieldException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A checked request to the query API: the part of its language that names categories joined by OR
 * and days of the first version, its lists of ids, and its slices.
 *
 * @param ids arXiv ids without versions; all papers when empty
 * @param categories {@code cs.LG} or {@code cs.*}; all when empty
 * @param order of the papers found
 * @param start entries before this slice
 * @param slice most entries wanted
 */
record ApiQuery(
    Set<String> ids,
    List<String> categories,
    @Nullable LocalDate from,
    @Nullable LocalDate until,
    Comparator<Paper> order,
    int start,
    int slice) {
  static final int LARGEST_SLICE = 2_000;
  static final int LARGEST_SEARCH = 30_000;
  private static final int USUAL_SLICE = 10;

  private static final Pattern DAYS =
      Pattern.compile("submittedDate:\\[(\\d{8})\\d{4} TO (\\d{8})\\d{4}\\]");
  private static final Pattern CATEGORY = Pattern.compile("cat:([a-zA-Z*.-]+)");

  /** What the API refuses; it answers 400 and the message. */
  static final class Refused extends RuntimeException {
    Refused(String message) {
      super(message);
    }
  }

  static ApiQuery of(Map<String, String> arguments) {
    String terms = arguments.getOrDefault("search_query", "");
    String left = DAYS.matcher(CATEGORY.matcher(terms).replaceAll("")).replaceAll("");
    if (!left.replaceAll("OR|AND|[() ]", "").isEmpty()) {
      throw new Refused("the simulator knows cat: and submittedDate: only");
    }
    Matcher days = DAYS.matcher(terms);
    boolean dated = days.find();
    List<String> categories = new ArrayList<>();
    Matcher category = CATEGORY.matcher(terms);
    while (category.find()) {
      categories.add(category.group(1));
    }
    int start = number(arguments, "start", 0);
    int slice = number(arguments, "max_results", USUAL_SLICE);
    if (slice > LARGEST_SLICE) {
      throw new Refused("max_results must be at most " + LARGEST_SLICE);
    }
    if (start >= LARGEST_SEARCH) {
      throw new Refused("start must be below " + LARGEST_SEARCH);
    }
    return new ApiQuery(
        ids(arguments.getOrDefault("id_list", "")),
        categories,
        dated ? day(days.group(1)) : null,
        dated ? day(days.group(2)) : null,
        order(arguments),
        start,
        slice);
  }

  boolean matches(Paper paper) {
    LocalDate day = paper.published();
    return (ids.isEmpty() || ids.contains(paper.id()))
        && (from == null || (day != null && !day.isBefore(from)))
        && (until == null || (day != null && !day.isAfter(until)))
        && (categories.isEmpty()
            || paper.categories().stream()
                .anyMatch(code -> categories.stream().anyMatch(wanted -> holds(wanted, code))));
  }

  private static boolean holds(String wanted, String code) {
    return wanted.endsWith(".*")
        ? code.startsWith(wanted.substring(0, wanted.length() - 1))
        : code.equals(wanted);
  }

  private static Set<String> ids(String list) {
    Set<String> ids = new HashSet<>();
    for (String id : list.isEmpty() ? new String[0] : list.split(",")) {
      try {
        ids.add(ArxivId.parse(id).value());
      } catch (InvalidFieldException malformed) {
        throw new Refused("incorrect id format for " + id);
      }
    }
    return ids;
  }

  /* arXiv's relevance has no meaning here: those who ask for no order get the oldest first. */
  private static Comparator<Paper> order(Map<String, String> arguments) {
    Comparator<Paper> order =
        switch (arguments.getOrDefault("sortBy", "submittedDate")) {
          case "submittedDate", "relevance" ->
              Comparator.comparing(paper -> Objects.requireNonNull(paper.published()));
          case "lastUpdatedDate" -> Comparator.comparing(Corpus::lastChange);
          default ->
              throw new Refused("sortBy must be in: relevance, lastUpdatedDate, submittedDate");
        };
    order = order.thenComparing(Paper::id);
    return switch (arguments.getOrDefault("sortOrder", "ascending")) {
      case "ascending" -> order;
      case "descending" -> order.reversed();
      default -> throw new Refused("sortOrder must be in: ascending, descending");
    };
  }

  private static int number(Map<String, String> arguments, String name, int usual) {
    String text = arguments.get(name);
    if (text == null) {
      return usual;
    }
    if (!text.matches("\\d{1,8}")) {
      throw new Refused(name + " must be an integer");
    }
    return Integer.parseInt(text);
  }

  private static LocalDate day(String text) {
    try {
      return LocalDate.parse(text, DateTimeFormatter.BASIC_ISO_DATE);
    } catch (DateTimeParseException unreadable) {
      throw new Refused(text + " is no day");
    }
  }
}
