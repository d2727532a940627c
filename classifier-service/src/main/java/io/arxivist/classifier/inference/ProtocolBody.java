package io.arxivist.classifier.inference;

import io.arxivist.core.validation.InvalidFieldException;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;

/**
 * A request's body, read up to a limit, with its type.
 *
 * @param type without parameters; those other than the charset UTF-8 are refused
 */
record ProtocolBody(MediaType type, byte[] bytes) {
  static final int MOST_BYTES = 8 * 1024 * 1024;

  /**
   * Reads the body.
   *
   * @param known types; where there is one only, a request need not name it, since clients of the
   *     Open Inference Protocol do not
   * @throws UnsupportedTypeException if its type is none of the known ones, or its charset another
   * @throws TooLargeException if it is longer than {@value #MOST_BYTES} bytes
   */
  static ProtocolBody of(HttpServletRequest request, MediaType... known) throws IOException {
    boolean implied = request.getContentType() == null && known.length == 1;
    MediaType type = implied ? known[0] : type(request.getContentType());
    for (MediaType candidate : known) {
      if (candidate.equalsTypeAndSubtype(type)) {
        return new ProtocolBody(candidate, bytes(request));
      }
    }
    throw new UnsupportedTypeException(request.getContentType(), known);
  }

  /** The body as text. */
  String text() {
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      return text.startsWith("\uFEFF") ? text.substring(1) : text;
    } catch (CharacterCodingException e) {
      throw (InvalidFieldException)
          new InvalidFieldException("body", null, "is not UTF-8").initCause(e);
    }
  }

  private static byte[] bytes(HttpServletRequest request) throws IOException {
    byte[] bytes = request.getInputStream().readNBytes(MOST_BYTES + 1);
    if (bytes.length > MOST_BYTES) {
      throw new TooLargeException(MOST_BYTES);
    }
    return bytes;
  }

  private static MediaType type(@Nullable String named) {
    try {
      MediaType type = named == null ? MediaType.ALL : MediaType.parseMediaType(named);
      boolean plain = type.getParameters().keySet().stream().allMatch("charset"::equals);
      boolean utf8 = type.getCharset() == null || type.getCharset().equals(StandardCharsets.UTF_8);
      return plain && utf8 ? type : MediaType.ALL;
    } catch (InvalidMediaTypeException unreadable) {
      return MediaType.ALL;
    }
  }
}
