package io.arxivist.fetcher.source.oai;

import io.arxivist.fetcher.source.SourceException;
import io.arxivist.fetcher.source.http.Complaint;
import io.arxivist.fetcher.source.http.PageReader;
import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import javax.xml.stream.XMLStreamException;

/** The pages of a remembered list, in their order: nobody is asked. */
final class RememberedPages implements ListPages {
  private final Path file;
  private final PageReader<OaiPage> reader;
  private final DataInputStream pages;

  /**
   * Opens a list.
   *
   * @throws IOException when it is not as it was written; nothing of it was used then
   */
  RememberedPages(Path file, PageReader<OaiPage> reader) throws IOException {
    this.file = file;
    this.reader = reader;
    /* gzip's checksum is at the end: the whole file is read before its first page is believed. */
    try (InputStream all = open(file)) {
      all.transferTo(OutputStream.nullOutputStream());
    }
    this.pages = new DataInputStream(open(file));
  }

  /** A list answers what it was written for, and nothing else: it is no list any more then. */
  @Override
  public OaiPage answer(Map<String, String> question, Complaint<OaiPage> complaint) {
    try {
      String answered = new String(bytes(), StandardCharsets.UTF_8);
      if (!answered.equals(question.toString())) {
        throw new IOException("it goes on with " + answered + ", not " + question);
      }
      OaiPage page = reader.read(new ByteArrayInputStream(bytes()));
      String wrong = complaint.about(page);
      if (wrong != null) {
        throw new IOException("it " + wrong);
      }
      return page;
    } catch (IOException | XMLStreamException unusable) {
      RememberedLists.delete(file);
      throw new SourceException(
          "the remembered list "
              + file
              + " cannot be used and is forgotten, a further harvest asks for it: "
              + unusable.getMessage(),
          unusable);
    }
  }

  @Override
  public void keep() {
    // It is.
  }

  @Override
  public void close() {
    try {
      pages.close();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private byte[] bytes() throws IOException {
    int length = pages.readInt();
    byte[] bytes = pages.readNBytes(length);
    if (bytes.length < length) {
      throw new EOFException("it ends in the middle of a page");
    }
    return bytes;
  }

  private static InputStream open(Path file) throws IOException {
    InputStream packed = new BufferedInputStream(Files.newInputStream(file));
    try {
      return new GZIPInputStream(packed);
    } catch (IOException damaged) {
      packed.close();
      throw damaged;
    }
  }
}
