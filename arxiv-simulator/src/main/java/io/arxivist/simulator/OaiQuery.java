package io.arxivist.simulator;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A checked {@code ListRecords} request: first page or, through a resumption token, a later one.
 *
 * @param offset records before this page
 */
record OaiQuery(
    OaiFormat format,
    @Nullable LocalDate from,
    @Nullable LocalDate until,
    @Nullable String set,
    int offset) {
  private static final Set<String> ARGUMENTS =
      Set.of("verb", "metadataPrefix", "from", "until", "set");
  private static final int TOKEN_PARTS = 6;

  /** The arguments of a request; OAI-PMH allows each once. */
  static Map<String, String> arguments(URI uri) {
    Map<String, String> arguments = new LinkedHashMap<>();
    String query = uri.getRawQuery();
    for (String pair : query == null ? new String[0] : query.split("&")) {
      int sign = pair.indexOf('=');
      String name = decoded(sign < 0 ? pair : pair.substring(0, sign));
      if (arguments.put(name, sign < 0 ? "" : decoded(pair.substring(sign + 1))) != null) {
        throw new OaiError("badArgument", name + " is given twice");
      }
    }
    return arguments;
  }

  /**
   * Reads and checks a request.
   *
   * @param today the day until whose end this server's tokens live
   */
  static OaiQuery of(Map<String, String> arguments, LocalDate today) {
    String token = arguments.get("resumptionToken");
    if (token != null) {
      if (arguments.size() != 2) {
        throw new OaiError("badArgument", "resumptionToken goes alone");
      }
      return resumed(token, today);
    }
    if (!ARGUMENTS.containsAll(arguments.keySet())) {
      throw new OaiError("badArgument", "only " + ARGUMENTS + " are known");
    }
    String prefix = arguments.get("metadataPrefix");
    if (prefix == null) {
      throw new OaiError("badArgument", "metadataPrefix is missing");
    }
    OaiFormat format =
        OaiFormat.of(prefix)
            .orElseThrow(
                () -> new OaiError("cannotDisseminateFormat", "arXiv and arXivRaw are served"));
    LocalDate from = day("from", arguments.get("from"));
    LocalDate until = day("until", arguments.get("until"));
    if (from != null && until != null && until.isBefore(from)) {
      throw new OaiError("badArgument", "until is before from");
    }
    return new OaiQuery(format, from, until, arguments.get("set"), 0);
  }

  /** The token that leads, on this day, to the page at an offset of the same list. */
  String token(int nextOffset, LocalDate today) {
    String plain =
        String.join(
            "|",
            today.toString(),
            format.prefix(),
            blank(from),
            blank(until),
            blank(set),
            Integer.toString(nextOffset));
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(plain.getBytes(StandardCharsets.UTF_8));
  }

  private static OaiQuery resumed(String token, LocalDate today) {
    try {
      byte[] plain = Base64.getUrlDecoder().decode(token);
      String[] parts = new String(plain, StandardCharsets.UTF_8).split("\\|", TOKEN_PARTS);
      if (!LocalDate.parse(parts[0]).equals(today)) {
        throw new OaiError("badResumptionToken", token + " has expired");
      }
      return new OaiQuery(
          OaiFormat.of(parts[1]).orElseThrow(),
          parts[2].isEmpty() ? null : LocalDate.parse(parts[2]),
          parts[3].isEmpty() ? null : LocalDate.parse(parts[3]),
          parts[4].isEmpty() ? null : parts[4],
          Integer.parseInt(parts[5]));
    } catch (IllegalArgumentException
        | NoSuchElementException
        | DateTimeParseException
        | ArrayIndexOutOfBoundsException unreadable) {
      throw new OaiError("badResumptionToken", token + " is no token of this server");
    }
  }

  private static @Nullable LocalDate day(String name, @Nullable String text) {
    try {
      return text == null ? null : LocalDate.parse(text);
    } catch (DateTimeParseException unreadable) {
      throw new OaiError("badArgument", name + " is not a day such as 2026-11-24");
    }
  }

  private static String blank(@Nullable Object value) {
    return value == null ? "" : value.toString();
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }
}
