package io.arxivist.mongodb;

import io.arxivist.core.paper.ArxivId;
import io.arxivist.core.validation.InvalidFieldException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;

/**
 * Where a page of papers ended: the next page holds what was classified before it. Clients carry it
 * as an opaque text.
 *
 * @param classifiedAt of the last paper shown, to the millisecond
 * @param id of the last paper shown
 */
public record PaperCursor(Instant classifiedAt, ArxivId id) {

  /**
   * Reads the text that {@link #encoded()} gave.
   *
   * @throws InvalidFieldException with field {@code cursor}
   */
  public static PaperCursor parse(String text) {
    try {
      String plain = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8);
      int gap = plain.indexOf(' ');
      return new PaperCursor(
          Instant.ofEpochMilli(Long.parseLong(plain, 0, Math.max(gap, 0), 10)),
          new ArxivId(plain.substring(gap + 1)));
    } catch (IllegalArgumentException | DateTimeException e) {
      InvalidFieldException refusal =
          new InvalidFieldException("cursor", text, "is not one that a page gave");
      refusal.initCause(e);
      throw refusal;
    }
  }

  /** Safe in a URL. */
  public String encoded() {
    String plain = classifiedAt.toEpochMilli() + " " + id;
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(plain.getBytes(StandardCharsets.UTF_8));
  }
}
