package io.arxivist.simulator;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Breaks one record of a page that is otherwise true: the middle one of those that are not deleted.
 */
final class Spoiler {
  private static final int HUGE = 8_000_000;
  private static final int ENTITY_LEVELS = 10;
  private static final Pattern ID =
      Pattern.compile("(?:oai:arXiv\\.org:|/abs/)([^<]+?)(?:v\\d+)?<");
  private static final String TITLE = "<title>[^<]*</title>";
  private static final String TEXT = "<(abstract|summary|description)>[^<]*</";
  private static final String DAY = "<(created|date|published)>[^<]*</";
  private static final String PROLOGUE_END = "?>";

  private final String document;
  private final int start;
  private final int end;

  /**
   * A page with a broken record.
   *
   * @param id the record's arXiv id
   */
  record Spoilt(byte[] body, String id) {}

  private Spoiler(String document, int start, int end) {
    this.document = document;
    this.start = start;
    this.end = end;
  }

  /** Finds the record to break on a page that has one with a title. */
  static Spoiler of(byte[] body, ArxivInterface of) {
    String document = new String(body, StandardCharsets.UTF_8);
    String element = of.recordElement();
    List<MatchResult> papers =
        Pattern.compile("<" + element + ">.*?</" + element + ">", Pattern.DOTALL)
            .matcher(document)
            .results()
            .filter(record -> record.group().contains("<title>"))
            .toList();
    MatchResult chosen = papers.get(papers.size() / 2);
    return new Spoiler(document, chosen.start(), chosen.end());
  }

  /** Without a title, or with a first day that is none where the interface gives days. */
  Spoilt malformed(boolean day) {
    String record = document.substring(start, end);
    String spoilt = day ? record.replaceFirst(DAY, "<$1>the day after</") : record;
    return with("", spoilt.equals(record) ? record.replaceFirst(TITLE, "") : spoilt);
  }

  /** With an abstract of many megabytes. */
  Spoilt huge() {
    String text = "synthetic ".repeat(HUGE / "synthetic ".length());
    return with("", document.substring(start, end).replaceFirst(TEXT, "<$1>" + text + "</"));
  }

  /**
   * With a title that lies at an address, and an abstract that unfolds to ten thousand million
   * letters.
   */
  Spoilt bomb(String address) {
    StringBuilder type = new StringBuilder("<!DOCTYPE answer [<!ENTITY level0 \"synthetic \">");
    for (int level = 1; level < ENTITY_LEVELS; level++) {
      String below = ("&level" + (level - 1) + ";").repeat(ENTITY_LEVELS);
      type.append("<!ENTITY level").append(level).append(" \"").append(below).append("\">");
    }
    type.append("<!ENTITY outside SYSTEM \"").append(address).append("\">]>");
    String record =
        document
            .substring(start, end)
            .replaceFirst(TITLE, "<title>&outside;</title>")
            .replaceFirst(TEXT, "<$1>&level" + (ENTITY_LEVELS - 1) + ";</");
    return with(type.toString(), record);
  }

  private Spoilt with(String documentType, String record) {
    int prologue = document.indexOf(PROLOGUE_END) + PROLOGUE_END.length();
    String spoilt =
        document.substring(0, prologue)
            + documentType
            + document.substring(prologue, start)
            + record
            + document.substring(end);
    Matcher id = ID.matcher(document.substring(start, end));
    return new Spoilt(spoilt.getBytes(StandardCharsets.UTF_8), id.find() ? id.group(1) : "");
  }
}
