package io.arxivist.ui.harvests;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.util.StringUtils;

/** Which gaps to ask for once more: those of a series or of some days; all when nothing is said. */
record RefillForm(
    @Nullable String target,
    @Nullable String source,
    @Nullable String set,
    @Nullable String from,
    @Nullable String until) {

  /** The body of a refill; what was left blank is left out. */
  Map<String, Object> body() {
    Map<String, Object> body = new LinkedHashMap<>();
    put(body, "target", target);
    put(body, "source", source);
    put(body, "from", from);
    put(body, "until", until);
    if (StringUtils.hasText(set)) {
      body.put("sets", List.of(set));
    }
    return body;
  }

  private static void put(Map<String, Object> body, String name, @Nullable String value) {
    if (StringUtils.hasText(value)) {
      body.put(name, value);
    }
  }
}
