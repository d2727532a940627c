package io.arxivist.fetcher.source.xml;

import java.io.IOException;

/** A document passes a bound in bytes; the message says which. */
final class DocumentTooLargeException extends IOException {
  DocumentTooLargeException(String message) {
    super(message + " bytes");
  }
}
