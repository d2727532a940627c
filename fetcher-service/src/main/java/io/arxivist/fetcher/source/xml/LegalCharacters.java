package io.arxivist.fetcher.source.xml;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/**
 * The characters of a document, so that one stray byte does not cost the whole page: what XML
 * forbids, as it stands or as a numeric reference, becomes U+FFFD, and so do bytes that are not in
 * the document's encoding. That is UTF-8, or UTF-16 behind a byte order mark, as for all that arXiv
 * sends.
 */
final class LegalCharacters extends Reader {
  private static final int BUFFER = 1 << 13;
  private static final int LONGEST_REFERENCE = 32;
  private static final int HEXADECIMAL = 16;
  private static final int DECIMAL = 10;
  private static final int END = -1;
  private static final char DAMAGED = '\ufffd';

  private final Reader characters;
  private final char[] ahead = new char[BUFFER];
  private int next;
  private int end;
  private boolean ended;

  LegalCharacters(InputStream document) throws IOException {
    BufferedInputStream buffered = new BufferedInputStream(document, BUFFER);
    this.characters = new InputStreamReader(buffered, charset(buffered));
    fill();
    if (next < end && ahead[next] == '\ufeff') {
      next++;
    }
  }

  @Override
  public int read(char[] target, int from, int length) throws IOException {
    int given = 0;
    while (given < length) {
      if (end - next < LONGEST_REFERENCE && !ended) {
        fill();
      }
      if (next == end) {
        break;
      }
      target[from + given++] = legal();
    }
    return given == 0 && length > 0 ? END : given;
  }

  @Override
  public void close() throws IOException {
    characters.close();
  }

  /** The next character, or the one that stands for it. */
  private char legal() {
    char letter = ahead[next++];
    if (letter == '&' && next < end && ahead[next] == '#') {
      return reference();
    }
    /* Surrogates come in pairs here: the decoder has replaced single ones. */
    return isLegal(letter) || Character.isSurrogate(letter) ? letter : DAMAGED;
  }

  /* Digits that make no legal character are passed over up to the semicolon. */
  private char reference() {
    int place = next + 1;
    boolean hexadecimal = place < end && ahead[place] == 'x';
    int radix = hexadecimal ? HEXADECIMAL : DECIMAL;
    int first = hexadecimal ? place + 1 : place;
    place = first;
    int value = 0;
    while (place < end && Character.digit(ahead[place], radix) >= 0) {
      int digit = Character.digit(ahead[place++], radix);
      /* Past the last code point only that matters. */
      value = Math.min(Character.MAX_CODE_POINT + 1, value * radix + digit);
    }
    boolean whole = place > first && place < end && ahead[place] == ';';
    if (!whole || isLegal(value)) {
      return '&';
    }
    next = place + 1;
    return DAMAGED;
  }

  private static boolean isLegal(int letter) {
    return letter >= ' ' && letter < Character.MIN_SURROGATE
        || letter == '\n'
        || letter == '\t'
        || letter == '\r'
        || letter > Character.MAX_SURROGATE && letter < 0xfffe
        || letter > 0xffff && letter <= Character.MAX_CODE_POINT;
  }

  private void fill() throws IOException {
    System.arraycopy(ahead, next, ahead, 0, end - next);
    end -= next;
    next = 0;
    while (end - next < LONGEST_REFERENCE && !ended) {
      int read = characters.read(ahead, end, BUFFER - end);
      ended = read == END;
      end += Math.max(0, read);
    }
  }

  private static Charset charset(BufferedInputStream document) throws IOException {
    document.mark(2);
    int first = document.read();
    int second = document.read();
    document.reset();
    if (first == 0xfe && second == 0xff) {
      return StandardCharsets.UTF_16BE;
    }
    return first == 0xff && second == 0xfe ? StandardCharsets.UTF_16LE : StandardCharsets.UTF_8;
  }
}
