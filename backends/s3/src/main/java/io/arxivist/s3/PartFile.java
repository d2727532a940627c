package io.arxivist.s3;

import io.arxivist.core.archive.ArchiveException;
import io.arxivist.core.archive.ArchiveManifest;
import io.arxivist.core.archive.ArchivedArticle;
import io.arxivist.core.paper.HarvestedPaper;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.json.JsonMapper;

/**
 * A part's bytes and its name, each made from the articles alone: the same articles give the same
 * bytes, and the bytes give the name, {@code part-<articles>-<sha256>.jsonl.gz}.
 */
record PartFile(String name, byte[] bytes) {
  private static final Pattern NAME =
      Pattern.compile("part-(\\d{1,9})-([0-9a-f]{64})\\.jsonl\\.gz");

  /* A mapper of its own: what a service sets for its answers must not change the archive's bytes. */
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final ObjectWriter LINE = JSON.writerFor(ArchivedArticle.class);
  private static final ObjectReader READER = JSON.readerFor(ArchivedArticle.class);

  /* Which of two harvests of one version is kept must not depend on the order of delivery. */
  private static final Comparator<HarvestedPaper> EARLIEST =
      Comparator.comparing(HarvestedPaper::harvestedAt).thenComparing(HarvestedPaper::source);

  /** Papers of one day as a part: by id and version, each once. */
  static PartFile of(Collection<HarvestedPaper> papers) {
    TreeMap<String, HarvestedPaper> sorted = new TreeMap<>();
    papers.forEach(paper ->
        sorted.merge(
            key(paper), paper, (one, other) -> EARLIEST.compare(one, other) <= 0 ? one : other));
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    /* Its header holds no time. */
    try (OutputStream zipped = new GZIPOutputStream(bytes)) {
      for (HarvestedPaper paper : sorted.values()) {
        zipped.write(LINE.writeValueAsBytes(ArchivedArticle.of(paper)));
        zipped.write('\n');
      }
    } catch (IOException impossible) {
      throw new IllegalStateException("memory cannot be written", impossible);
    }
    byte[] body = bytes.toByteArray();
    return new PartFile(
        "part-%d-%s.jsonl.gz".formatted(sorted.size(), Sha256.of(body).hex()), body);
  }

  /** What a file of a day is, told by its name; empty for one that is no part. */
  static Optional<ArchiveManifest.Part> described(ObjectStore.Entry entry) {
    Matcher name = NAME.matcher(entry.name());
    return name.matches()
        ? Optional.of(
            new ArchiveManifest.Part(
                entry.name(), Long.parseLong(name.group(1)), entry.bytes(), name.group(2)))
        : Optional.empty();
  }

  /** An article's identity within its day. */
  static String key(HarvestedPaper paper) {
    return paper.paper().id() + "v" + paper.paper().version();
  }

  /**
   * Gives the articles of a part, after its checksum was verified.
   *
   * @throws ArchiveException when these are not the bytes that were written
   */
  static void read(ArchiveManifest.Part part, byte[] bytes, Consumer<HarvestedPaper> reader) {
    String found = Sha256.of(bytes).hex();
    if (!found.equals(part.sha256())) {
      throw new ArchiveException(
          "%s is corrupt: its %d bytes have the SHA-256 %s"
              .formatted(part.name(), bytes.length, found),
          null);
    }
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(
                new GZIPInputStream(new ByteArrayInputStream(bytes)), StandardCharsets.UTF_8))) {
      List<HarvestedPaper> papers = lines.lines().map(PartFile::article).toList();
      if (papers.size() != part.articles()) {
        throw new ArchiveException(
            "%s is corrupt: it has %d lines".formatted(part.name(), papers.size()), null);
      }
      papers.forEach(reader);
    } catch (IOException | JacksonException | IllegalArgumentException unreadable) {
      throw new ArchiveException(part.name() + " is corrupt: " + unreadable, unreadable);
    }
  }

  private static HarvestedPaper article(String line) {
    ArchivedArticle article = READER.readValue(line);
    return article.harvested();
  }
}
