package io.arxivist.fetcher.source.file;

import io.arxivist.core.paper.ArxivTaxonomy;
import io.arxivist.fetcher.source.PaperReader;
import io.arxivist.fetcher.source.PaperSource;
import io.arxivist.fetcher.source.SourceException;
import io.arxivist.fetcher.source.SourceQuery;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import tools.jackson.databind.json.JsonMapper;

/**
 * A corpus file: JSON Lines, plain or gzip, one paper a line. Three shapes are read, told apart
 * line by line: {@code id, title, abstract, categories, published}; that of the public arXiv
 * metadata snapshot with {@code versions, update_date, authors_parsed}; and the lines of the
 * article archive, so that an archive restores a corpus.
 */
public final class FileSource implements PaperSource {
  private final Path file;
  private final ArxivTaxonomy taxonomy;
  private final JsonMapper json;

  public FileSource(Path file, ArxivTaxonomy taxonomy, JsonMapper json) {
    this.file = file;
    this.taxonomy = taxonomy;
    this.json = json;
  }

  @Override
  public String name() {
    return "file";
  }

  @Override
  public PaperReader open(SourceQuery query) {
    check();
    try {
      return new ReadAhead(
          file.getFileName().toString(),
          new FileReader(
              file.toString(),
              Files.newInputStream(file),
              new PaperLineParser(json),
              new FileFilter(query, taxonomy)));
    } catch (IOException unreadable) {
      throw new SourceException(file + " cannot be read: " + unreadable.getMessage(), unreadable);
    }
  }

  /**
   * Makes sure that there is a file to read.
   *
   * @throws SourceException naming the path and what stands there
   */
  public void check() {
    if (!Files.exists(file)) {
      throw new SourceException("there is no file " + file, null);
    }
    if (Files.isDirectory(file)) {
      throw new SourceException(file + " is a folder, not a corpus file", null);
    }
    if (!Files.isReadable(file)) {
      throw new SourceException(file + " may not be read by this process", null);
    }
  }
}
