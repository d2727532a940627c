package io.arxivist.classifier.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.anyCollection;
import static org.mockito.Mockito.doThrow;

import io.arxivist.contract.Samples;
import io.arxivist.core.search.IndexRebuildResult;
import io.arxivist.service.problem.UnavailableException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.store.FSDirectory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.dao.DataAccessResourceFailureException;

/** The index as a cache: what becomes of it in crashes, damage and rebuilds. */
@ExtendWith(OutputCaptureExtension.class)
class SearchIndexTests {
  @TempDir Path data;
  private Shelf shelf;

  @BeforeEach
  void fill() {
    shelf = new Shelf(data);
    IntStream.range(0, 8).forEach(i -> shelf.put(Samples.classifiedPaper(i)));
  }

  @Test
  void isNotThereBeforeItIsOpened() {
    assertThatThrownBy(() -> papers(shelf.index()))
        .isInstanceOf(UnavailableException.class)
        .hasMessage("the search index is not open yet");
  }

  @Test
  void catchesUpWithAllThatIsStored() {
    SearchIndex index = shelf.index();
    index.open();

    assertThat(index.behind()).isTrue();
    assertThat(index.reconcile(done -> {})).isEqualTo(8);
    index.show();

    assertThat(papers(index)).isEqualTo(8);
    assertThat(index.behind()).isFalse();
    assertThat(index.reconcile(done -> {})).isZero();
    index.close();
  }

  /* A kill -9 behind the acknowledgement and before the next commit. */
  @Test
  void catchesUpWithWhatACrashTookFromIt() throws IOException {
    SearchIndex index = shelf.opened();
    index.commit();
    shelf.put(Samples.classifiedPaper(8), Samples.classifiedPaper(9));
    index.refresh(List.of(Samples.paper(8).id(), Samples.paper(9).id()));
    Path copy = data.resolve("crashed");
    copyOf(data.resolve("index"), copy.resolve("index"));
    index.close();

    Shelf again = new Shelf(copy);
    shelf.ids().forEach(id -> again.put(shelf.stored().find(List.of(id)).getFirst()));
    SearchIndex next = again.index();
    next.open();

    assertThat(papers(next)).isEqualTo(8);
    assertThat(next.reconcile(done -> {})).isEqualTo(2);
    next.show();
    assertThat(papers(next)).isEqualTo(10);
    next.close();
  }

  @Test
  void replacesAPaperByItsNewVersionAndItsNewPrediction() {
    SearchIndex index = shelf.opened();
    shelf.put(
        Samples.classified(Samples.harvested(Samples.version(Samples.paper(), 2), 0), "hep-th"));

    index.refresh(List.of(Samples.paper().id()));
    index.show();

    assertThat(papers(index)).isEqualTo(8);
    assertThat(matches(index, IndexFields.PREDICTED, "hep-th")).isEqualTo(1);
    assertThat(matches(index, IndexFields.PREDICTED, "cs.lg")).isEqualTo(2);
    index.close();
  }

  /* The consumer's write lost against a newer version: the index has what is stored. */
  @Test
  void indexesWhatIsStoredWhateverItIsToldOf() {
    SearchIndex index = shelf.opened();

    index.refresh(List.of("2503.99999", Samples.paper().id()));
    index.show();

    assertThat(papers(index)).isEqualTo(8);
    index.close();
  }

  @Test
  void findsOutWhatOthersStoredAndWhatIsGone() {
    SearchIndex index = shelf.opened();
    shelf.put(Samples.classifiedPaper(8));
    shelf.remove(Samples.paper(3).id());

    assertThat(index.follow(Instant.EPOCH)).isEqualTo(1);
    index.show();
    assertThat(papers(index)).isEqualTo(9);

    assertThat(index.reconcile(done -> {})).isEqualTo(1);
    index.show();
    assertThat(papers(index)).isEqualTo(8);
    assertThat(matches(index, IndexFields.ID, Samples.paper(3).id())).isZero();
    index.close();
  }

  @Test
  void findsOutANewVersionWithAPredictionOfTheSameTime() {
    SearchIndex index = shelf.opened();
    shelf.put(
        Samples.classified(Samples.harvested(Samples.version(Samples.paper(), 2), 0), "hep-th"));

    assertThat(index.follow(Instant.EPOCH)).isEqualTo(1);
    index.show();
    assertThat(matches(index, IndexFields.PREDICTED, "hep-th")).isEqualTo(1);
    assertThat(index.reconcile(done -> {})).isZero();
    index.close();
  }

  @Test
  void makesUpForAnOutageOfTheStore() {
    SearchIndex index = shelf.opened();
    shelf.put(Samples.classifiedPaper(8));
    doThrow(new DataAccessResourceFailureException("away"))
        .doReturn(List.of(Samples.classifiedPaper(8)))
        .when(shelf.stored())
        .find(anyCollection());

    index.refresh(List.of(Samples.paper(8).id()));

    assertThat(index.behind()).isTrue();
    assertThat(index.reconcile(done -> {})).isEqualTo(1);
    index.show();
    assertThat(papers(index)).isEqualTo(9);
    index.close();
  }

  @Test
  void buildsADamagedIndexAnewAndSaysSo(CapturedOutput log) throws IOException {
    /* Vectors fill the largest file: a bit of one is not missed when an index is merely opened. */
    IntStream.range(8, 72).forEach(i -> shelf.put(Shelf.paper(i, "T", "A", vector(i))));
    shelf.opened().close();
    Path damaged = largest(data.resolve("index"));
    byte[] bytes = Files.readAllBytes(damaged);
    bytes[bytes.length / 2] ^= 1;
    Files.write(damaged, bytes);

    SearchIndex index = shelf.opened();

    assertThat(papers(index)).isEqualTo(72);
    assertThat(log).contains("cannot be used", "it is built anew from MongoDB");
    index.close();
  }

  @Test
  void buildsAnIndexOfAnotherFormatAnew(CapturedOutput log) throws IOException {
    Path folder = Files.createDirectories(data.resolve("index/1"));
    try (FSDirectory directory = FSDirectory.open(folder);
        IndexWriter writer = new IndexWriter(directory, new IndexWriterConfig())) {
      writer.setLiveCommitData(
          Map.of("arxivist.format", "0", "arxivist.complete", "true").entrySet());
    }

    SearchIndex index = shelf.opened();

    assertThat(papers(index)).isEqualTo(8);
    assertThat(log).contains("it is of format 0, not 1");
    index.close();
  }

  @Test
  void leavesAnIndexAloneThatAnotherProcessHasOpen() {
    SearchIndex other = shelf.opened();
    SearchIndex index = shelf.index();

    assertThat(index.open()).isFalse();

    assertThat(papers(other)).isEqualTo(8);
    other.close();
    assertThat(index.open()).isTrue();
    assertThat(papers(index)).isEqualTo(8);
    index.close();
  }

  @Test
  void swapsARebuiltIndexInWithWhatWasStoredMeanwhile() throws IOException {
    SearchIndex index = shelf.opened();
    shelf.remove(Samples.paper(3).id());

    IndexRebuildResult result =
        index.rebuild(done -> {
          if (!shelf.ids().contains(Samples.paper(8).id())) {
            shelf.put(Samples.classifiedPaper(8));
            index.refresh(List.of(Samples.paper(8).id()));
            assertThat(papers(index)).isEqualTo(8);
          }
        });

    assertThat(result.papers()).isEqualTo(8);
    assertThat(result.bytes()).isPositive();
    assertThat(papers(index)).isEqualTo(8);
    assertThat(matches(index, IndexFields.ID, Samples.paper(8).id())).isEqualTo(1);
    assertThat(matches(index, IndexFields.ID, Samples.paper(3).id())).isZero();
    assertThat(data.resolve("index/1")).doesNotExist();
    index.close();
    SearchIndex next = shelf.index();
    next.open();
    assertThat(papers(next)).isEqualTo(8);
    next.close();
  }

  @Test
  void leavesNothingOfARebuildThatWasCancelled() {
    SearchIndex index = shelf.opened();

    assertThatThrownBy(() ->
            index.rebuild(done -> {
              throw new CancellationException("cancelled");
            }))
        .isInstanceOf(CancellationException.class);

    assertThat(papers(index)).isEqualTo(8);
    assertThat(data.resolve("index")).isDirectoryNotContaining(file -> file.endsWith("2"));
    index.close();
  }

  @Test
  void forgetsARebuildThatACrashInterrupted() throws IOException {
    shelf.opened().close();
    IndexFolders.Numbered unfinished = shelf.folders().next();
    unfinished.index().reconcile(shelf.stored(), done -> {});
    unfinished.index().commit();
    unfinished.index().abandon();

    SearchIndex index = shelf.opened();

    assertThat(unfinished.folder()).doesNotExist();
    assertThat(data.resolve("index/1")).isDirectory();
    index.close();
  }

  private static float[] vector(int i) {
    float[] vector = new float[384];
    Arrays.fill(vector, 1);
    vector[i] = 2;
    return vector;
  }

  private static long papers(SearchIndex index) {
    return index.search(searcher -> (long) searcher.getIndexReader().numDocs());
  }

  private static int matches(SearchIndex index, String field, String value) {
    return index.search(searcher -> searcher.count(new TermQuery(new Term(field, value))));
  }

  private static Path largest(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(Files::isRegularFile)
          .max((one, other) -> Long.compare(one.toFile().length(), other.toFile().length()))
          .orElseThrow();
    }
  }

  private static void copyOf(Path from, Path to) throws IOException {
    Files.createDirectories(to.getParent());
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.toList()) {
        Files.copy(file, to.resolve(from.relativize(file)));
      }
    }
  }
}
