package io.arxivist.classifier.search;

import io.arxivist.core.classification.ClassifiedPaper;
import io.arxivist.core.classification.Embedding;
import io.arxivist.mongodb.PaperStamp;
import io.arxivist.mongodb.StoredPapers;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.SearcherManager;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.store.LockObtainFailedException;
import org.apache.lucene.util.IOUtils;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One index in one folder. What it is told of papers it reads from the store, so that it never
 * holds another state of a paper than one that was stored.
 */
final class PaperIndex implements Closeable {
  private static final Logger LOG = LoggerFactory.getLogger(PaperIndex.class);

  /* A change of the fields or their analysis is another format: the index is built anew. */
  private static final String FORMAT = "1";

  private static final String FORMAT_KEY = "arxivist.format";
  private static final String COMPLETE_KEY = "arxivist.complete";

  /* The quick start has some hundred MB of heap for everything. */
  private static final double BUFFER_MEGABYTES = 16;
  private static final int PAPERS_AT_ONCE = 256;
  private static final int STAMPS_AT_ONCE = 2_000;

  private final Directory directory;
  private final IndexWriter writer;
  private final SearcherManager searchers;

  private PaperIndex(Directory directory, IndexWriter writer) throws IOException {
    this.directory = directory;
    this.writer = writer;
    this.searchers = new SearcherManager(writer, null);
  }

  /** A reader of an index; what it throws goes to the caller. */
  interface Search<T> {
    T on(IndexSearcher searcher) throws IOException;
  }

  /** Something done with an index; what it throws goes to the caller. */
  interface Work<T> {
    T on(PaperIndex index) throws IOException;
  }

  /** Told how many papers have been dealt with; what it throws ends the work. */
  interface Progress {
    void papers(long done);
  }

  /** An index with nothing in it, incomplete until {@link #complete()}. */
  static PaperIndex create(Path folder) throws IOException {
    return opened(folder, IndexWriterConfig.OpenMode.CREATE);
  }

  /**
   * The index of a folder, after every byte of it was held against its checksum.
   *
   * @throws BrokenIndexException when it is damaged, incomplete or of another format
   * @throws LockObtainFailedException when another process has it open
   */
  static PaperIndex open(Path folder) throws IOException {
    try {
      check(folder);
      return opened(folder, IndexWriterConfig.OpenMode.APPEND);
    } catch (LockObtainFailedException | BrokenIndexException known) {
      throw known;
    } catch (IOException | RuntimeException damaged) {
      throw new BrokenIndexException(folder, String.valueOf(damaged.getMessage()), damaged);
    }
  }

  private static void check(Path folder) throws IOException {
    try (Directory directory = FSDirectory.open(folder);
        DirectoryReader reader = DirectoryReader.open(directory)) {
      Map<String, String> said = reader.getIndexCommit().getUserData();
      if (!FORMAT.equals(said.get(FORMAT_KEY))) {
        throw new BrokenIndexException(
            folder, "it is of format " + said.get(FORMAT_KEY) + ", not " + FORMAT, null);
      }
      if (!said.containsKey(COMPLETE_KEY)) {
        throw new BrokenIndexException(folder, "it was never completed", null);
      }
      for (LeafReaderContext leaf : reader.leaves()) {
        leaf.reader().checkIntegrity();
      }
    }
  }

  private static PaperIndex opened(Path folder, IndexWriterConfig.OpenMode mode)
      throws IOException {
    Directory directory = FSDirectory.open(folder);
    try {
      IndexWriterConfig settings =
          new IndexWriterConfig(IndexFields.analyzer())
              .setOpenMode(mode)
              .setRAMBufferSizeMB(BUFFER_MEGABYTES);
      return new PaperIndex(directory, new IndexWriter(directory, settings));
    } catch (IOException | RuntimeException failure) {
      IOUtils.closeWhileHandlingException(directory);
      throw failure;
    }
  }

  /** Puts papers into the state in which they are stored; those that are not stored go. */
  synchronized void refresh(Collection<String> ids, StoredPapers stored) throws IOException {
    List<String> all = List.copyOf(ids);
    for (int from = 0; from < all.size(); from += PAPERS_AT_ONCE) {
      List<String> some = all.subList(from, Math.min(all.size(), from + PAPERS_AT_ONCE));
      Set<String> gone = new HashSet<>(some);
      for (ClassifiedPaper paper : stored.find(some)) {
        write(paper);
        gone.remove(paper.harvested().paper().id());
      }
      for (String id : gone) {
        writer.deleteDocuments(new Term(IndexFields.ID, id));
      }
    }
  }

  private void write(ClassifiedPaper paper) throws IOException {
    Term id = new Term(IndexFields.ID, paper.harvested().paper().id());
    try {
      writer.updateDocument(id, IndexDocument.of(paper));
    } catch (IllegalArgumentException objection) {
      /* Such as another length of vector under the same encoder's name. */
      Embedding embedding = paper.embedding();
      LOG.warn("{} is indexed without its vector of {}", id.text(), embedding.encoder(), objection);
      writer.updateDocument(id, IndexDocument.words(paper));
    }
  }

  /**
   * Goes through everything that is stored and makes up for each difference.
   *
   * @return how many papers differed
   */
  long reconcile(StoredPapers stored, Progress progress) throws IOException {
    searchers.maybeRefreshBlocking();
    IndexSearcher searcher = searchers.acquire();
    try {
      long differing = 0;
      long done = 0;
      String after = null;
      List<PaperStamp> part;
      do {
        part = stored.stamps(after, STAMPS_AT_ONCE);
        String last = part.size() < STAMPS_AT_ONCE ? null : part.getLast().id();
        Set<String> other = IndexStamps.differing(searcher.getIndexReader(), after, last, part);
        long handled = 0;
        for (List<String> some : batches(other)) {
          refresh(some, stored);
          handled += some.size();
          progress.papers(done + handled);
        }
        differing += other.size();
        done += part.size();
        progress.papers(done);
        after = last;
      } while (after != null);
      return differing;
    } finally {
      searchers.release(searcher);
    }
  }

  private static List<List<String>> batches(Set<String> ids) {
    List<String> all = List.copyOf(ids);
    return IntStream.range(0, (all.size() + PAPERS_AT_ONCE - 1) / PAPERS_AT_ONCE)
        .mapToObj(
            i -> all.subList(i * PAPERS_AT_ONCE, Math.min(all.size(), (i + 1) * PAPERS_AT_ONCE)))
        .toList();
  }

  /** Those of the stamped papers that are in the index in another state, or not at all. */
  Set<String> differing(List<PaperStamp> stamps) throws IOException {
    searchers.maybeRefreshBlocking();
    return search(searcher -> IndexStamps.differing(searcher.getIndexReader(), stamps));
  }

  <T> T search(Search<T> work) throws IOException {
    IndexSearcher searcher = searchers.acquire();
    try {
      return work.on(searcher);
    } finally {
      searchers.release(searcher);
    }
  }

  /** Lets searches see what was written. */
  void show() throws IOException {
    searchers.maybeRefresh();
  }

  /** Makes what was written outlive a crash. */
  void commit() throws IOException {
    if (writer.hasUncommittedChanges()) {
      writer.commit();
    }
  }

  /** From here on a restart opens it. */
  void complete() throws IOException {
    writer.setLiveCommitData(Map.of(FORMAT_KEY, FORMAT, COMPLETE_KEY, "true").entrySet());
    writer.commit();
    searchers.maybeRefreshBlocking();
  }

  long papers() throws IOException {
    return search(searcher -> (long) searcher.getIndexReader().numDocs());
  }

  /** Bytes on the disk. */
  long bytes() throws IOException {
    long bytes = 0;
    for (String file : directory.listAll()) {
      bytes += directory.fileLength(file);
    }
    return bytes;
  }

  @Override
  public void close() throws IOException {
    IOUtils.close(searchers, writer, directory);
  }

  /** Closes without keeping what was not committed. */
  void abandon() {
    IOUtils.closeWhileHandlingException(searchers);
    try {
      writer.rollback();
    } catch (IOException | RuntimeException failure) {
      LOG.warn("a broken index could not be closed in order", failure);
    }
    IOUtils.closeWhileHandlingException(directory);
  }
}
