package io.arxivist.ui.papers;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.util.StringUtils;
import org.springframework.web.util.UriBuilder;

/** The filter form of the papers page and where in the list the reader is; nothing is required. */
record PaperQuery(
    @Nullable String text,
    @Nullable String predicted,
    @Nullable String agrees,
    @Nullable String source,
    @Nullable String from,
    @Nullable String until,
    @Nullable String cursor) {

  /** Whether anything is filtered at all. */
  public boolean filtered() {
    return StringUtils.hasText(text)
        || StringUtils.hasText(predicted)
        || StringUtils.hasText(agrees)
        || StringUtils.hasText(source)
        || StringUtils.hasText(from)
        || StringUtils.hasText(until);
  }

  /** Whether words are looked for, and the list is ordered by how well they match. */
  public boolean searched() {
    return StringUtils.hasText(text);
  }

  /** Whether this is a later page of the list. */
  public boolean further() {
    return StringUtils.hasText(cursor);
  }

  URI address(UriBuilder uri, int limit) {
    Map<String, String> values = new LinkedHashMap<>();
    uri.path(searched() ? "/search" : "/papers");
    add(uri, values, "q", text);
    add(uri, values, "predicted", predicted);
    add(uri, values, "agrees", agrees);
    add(uri, values, "source", source);
    add(uri, values, "from", from);
    add(uri, values, "until", until);
    add(uri, values, "cursor", cursor);
    return uri.queryParam("limit", limit).build(values);
  }

  /* As a variable, so that a "+" or "&" in the text is encoded. */
  private static void add(
      UriBuilder uri, Map<String, String> values, String name, @Nullable String value) {
    if (StringUtils.hasText(value)) {
      uri.queryParam(name, "{" + name + "}");
      values.put(name, value.strip());
    }
  }
}
