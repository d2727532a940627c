package io.arxivist.ui.harvests;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.util.StringUtils;

/**
 * What the reader typed, unchecked: the fetcher alone knows the rules and tells which is broken.
 *
 * @param sets separated by commas or blanks
 */
record HarvestForm(
    @Nullable String target,
    @Nullable String source,
    @Nullable String file,
    @Nullable String from,
    @Nullable String until,
    @Nullable String sets,
    @Nullable String limit) {
  static final List<String> FIELDS =
      List.of("target", "source", "file", "from", "until", "sets", "limit");

  /** The day before, from arXiv itself: what a harvest most often asks for. */
  static HarvestForm offered(LocalDate today) {
    String yesterday = today.minusDays(1).toString();
    return new HarvestForm("classification", "oai", null, yesterday, yesterday, null, null);
  }

  /** The body of a harvest; what was left blank is left out. */
  Map<String, Object> body() {
    Map<String, Object> body = new LinkedHashMap<>();
    put(body, "target", target);
    put(body, "source", source);
    put(body, "file", file);
    put(body, "from", from);
    put(body, "until", until);
    put(body, "limit", limit);
    if (StringUtils.hasText(sets)) {
      body.put("sets", Arrays.stream(sets.strip().split("[,\\s]+")).toList());
    }
    return body;
  }

  /** What stands in a field. */
  public @Nullable String value(String field) {
    return switch (field) {
      case "target" -> target;
      case "source" -> source;
      case "file" -> file;
      case "from" -> from;
      case "until" -> until;
      case "sets" -> sets;
      case "limit" -> limit;
      default -> throw new IllegalArgumentException("field: " + field + " is not one of " + FIELDS);
    };
  }

  private static void put(Map<String, Object> body, String name, @Nullable String value) {
    if (StringUtils.hasText(value)) {
      body.put(name, value.strip());
    }
  }

  /** The form's field that a refusal speaks of, such as {@code sets} for {@code sets[1]}. */
  static @Nullable String field(@Nullable String refused) {
    return refused == null
        ? null
        : FIELDS.stream()
            .filter(name -> refused.equals(name) || refused.startsWith(name + "["))
            .findFirst()
            .orElse(null);
  }
}
