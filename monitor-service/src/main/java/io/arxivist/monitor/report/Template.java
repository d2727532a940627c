package io.arxivist.monitor.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * A page with gaps written {@code {{name}}}. What fills a gap is taken as it is: whoever fills it
 * has escaped every text.
 */
final class Template {
  private static final Pattern GAP = Pattern.compile("\\{\\{(\\w+)}}");

  private final String page;

  private Template(String page) {
    this.page = page;
  }

  static Template named(String resource) {
    try (InputStream in = Template.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException(resource + " is not on the class path");
      }
      return new Template(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(resource + " cannot be read", e);
    }
  }

  /* In one pass, so that no filling can open a gap of its own. */
  String filled(Map<String, String> fillings) {
    return GAP.matcher(page)
        .replaceAll(gap -> java.util.regex.Matcher.quoteReplacement(filling(gap, fillings)));
  }

  private static String filling(MatchResult gap, Map<String, String> fillings) {
    String filling = fillings.get(gap.group(1));
    if (filling == null) {
      throw new IllegalArgumentException("nothing fills " + gap.group());
    }
    return filling;
  }
}
