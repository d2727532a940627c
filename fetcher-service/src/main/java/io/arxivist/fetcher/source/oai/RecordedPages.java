package io.arxivist.fetcher.source.oai;

import io.arxivist.fetcher.source.SourceRecord;
import io.arxivist.fetcher.source.http.ArxivClient;
import io.arxivist.fetcher.source.http.Complaint;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Pages that are asked for and written down beside, each with its question. Only a list that needed
 * no question twice and had nothing to refuse is worth remembering; of any other, nothing is left.
 */
final class RecordedPages implements ListPages {
  private static final Logger LOG = LoggerFactory.getLogger(RecordedPages.class);

  private final ArxivClient<OaiPage> client;
  private final PageText text;
  private final RememberedLists lists;
  private final Path part;
  private final Path file;
  private final Set<Map<String, String>> asked = new HashSet<>();
  private @Nullable DataOutputStream out;
  private boolean spoilt;

  /**
   * Begins with nothing written.
   *
   * @param text what the client reads its answers with
   * @param part receives the pages
   * @param file what it becomes once the list is whole
   */
  RecordedPages(
      ArxivClient<OaiPage> client, PageText text, RememberedLists lists, Path part, Path file) {
    this.client = client;
    this.text = text;
    this.lists = lists;
    this.part = part;
    this.file = file;
  }

  @Override
  public OaiPage answer(Map<String, String> question, Complaint<OaiPage> complaint) {
    OaiPage page = client.ask(question, complaint);
    if (!spoilt) {
      boolean follows = asked.isEmpty() || question.containsKey("resumptionToken");
      spoilt = !asked.add(question) || !follows || !sound(page) || !written(question);
    }
    return page;
  }

  @Override
  public void keep() {
    DataOutputStream whole = out;
    if (spoilt || whole == null) {
      return;
    }
    try {
      whole.close();
      out = null;
      lists.keep(part, file);
    } catch (IOException | UncheckedIOException failed) {
      LOG.warn("{} cannot be remembered: {}", file, failed.toString());
    }
  }

  @Override
  public void close() {
    try (DataOutputStream unfinished = out) {
      out = null;
    } catch (IOException failed) {
      LOG.warn("{} was not written to its end: {}", part, failed.toString());
    }
    RememberedLists.delete(part);
  }

  private static boolean sound(OaiPage page) {
    return page.error() == null
        && page.records().stream().noneMatch(SourceRecord.Refused.class::isInstance);
  }

  /* A harvest does not fail for what is only to spare arXiv the next one. */
  private boolean written(Map<String, String> question) {
    try {
      DataOutputStream open = out;
      if (open == null) {
        Files.createDirectories(part.getParent());
        open = new DataOutputStream(new GZIPOutputStream(Files.newOutputStream(part)));
        out = open;
      }
      write(open, question.toString().getBytes(StandardCharsets.UTF_8));
      write(open, text.last());
      return lists.makeRoom();
    } catch (IOException | UncheckedIOException failed) {
      LOG.warn("{} cannot be written: {}", part, failed.toString());
      return false;
    }
  }

  private static void write(DataOutputStream open, byte[] bytes) throws IOException {
    open.writeInt(bytes.length);
    open.write(bytes);
  }
}
