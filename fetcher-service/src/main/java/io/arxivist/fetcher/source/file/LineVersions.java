package io.arxivist.fetcher.source.file;

import io.arxivist.core.validation.InvalidFieldException;
import io.arxivist.fetcher.source.SourceDay;
import java.time.LocalDate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * The versions that a line of the snapshot lists, of which the first and the last matter: {@code
 * [{"version":"v1","created":"Mon, 2 Apr 2007 19:18:42 GMT"}, …]}.
 */
final class LineVersions {
  private static final Pattern NAME = Pattern.compile("v[1-9]\\d{0,3}");

  private @Nullable String firstCreated;
  private @Nullable String lastName;
  private int count;

  private LineVersions() {}

  /** Reads the list at which the parser stands. */
  static LineVersions read(JsonParser json) {
    LineValues.mustBeList("versions", json);
    LineVersions versions = new LineVersions();
    while (json.nextToken() != JsonToken.END_ARRAY) {
      versions.take(json);
    }
    return versions;
  }

  boolean isEmpty() {
    return count == 0;
  }

  /** The number of the last version. */
  int last() {
    if (lastName == null || !NAME.matcher(lastName).matches()) {
      throw new InvalidFieldException(
          "versions", lastName, "does not end with a version such as v2");
    }
    return Integer.parseInt(lastName.substring(1));
  }

  /** The day of the first version. */
  @Nullable LocalDate created() {
    if (firstCreated == null) {
      throw new InvalidFieldException("created", null, "is missing");
    }
    return SourceDay.inUtc("versions.created", firstCreated);
  }

  private void take(JsonParser json) {
    count++;
    lastName = null;
    if (json.currentToken() != JsonToken.START_OBJECT) {
      json.skipChildren();
      return;
    }
    for (String field = json.nextName(); field != null; field = json.nextName()) {
      json.nextToken();
      if (field.equals("version")) {
        lastName = LineValues.textOrNothing(json);
      } else if (field.equals("created") && count == 1) {
        firstCreated = LineValues.textOrNothing(json);
      } else {
        json.skipChildren();
      }
    }
  }
}
