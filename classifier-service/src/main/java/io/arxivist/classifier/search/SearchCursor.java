package io.arxivist.classifier.search;

import io.arxivist.core.validation.InvalidFieldException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.apache.lucene.search.FieldDoc;
import org.apache.lucene.util.BytesRef;

/**
 * Where a page of hits ended. Clients carry it as an opaque text. Papers stored between two pages
 * may move others a little.
 *
 * @param id of the last paper shown
 */
record SearchCursor(float score, String id) {

  /**
   * Reads the text that {@link #encoded()} gave.
   *
   * @throws InvalidFieldException with field {@code cursor}
   */
  static SearchCursor parse(String text) {
    try {
      String plain = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8);
      int gap = plain.indexOf(' ');
      float score = Float.intBitsToFloat(Integer.parseInt(plain, 0, Math.max(gap, 0), 16));
      if (!Float.isFinite(score)) {
        throw new NumberFormatException("no score");
      }
      return new SearchCursor(score, plain.substring(gap + 1));
    } catch (IllegalArgumentException e) {
      InvalidFieldException refusal =
          new InvalidFieldException("cursor", text, "is not one that a page gave");
      refusal.initCause(e);
      throw refusal;
    }
  }

  /** Safe in a URL. */
  String encoded() {
    String plain = Integer.toHexString(Float.floatToIntBits(score)) + " " + id;
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(plain.getBytes(StandardCharsets.UTF_8));
  }

  static SearchCursor of(FieldDoc hit) {
    return new SearchCursor((Float) hit.fields[0], ((BytesRef) hit.fields[1]).utf8ToString());
  }

  /** As a hit behind all that rank the same: ids are, so only itself does. */
  FieldDoc hit() {
    return new FieldDoc(Integer.MAX_VALUE, Float.NaN, new Object[] {score, new BytesRef(id)});
  }
}
