package io.arxivist.classifier.search;

import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyCollection;
import static org.mockito.ArgumentMatchers.anyInt;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import io.arxivist.classifier.ClassifierProperties;
import io.arxivist.contract.Samples;
import io.arxivist.core.classification.ClassifiedPaper;
import io.arxivist.core.classification.Embedding;
import io.arxivist.core.paper.HarvestedPaper;
import io.arxivist.core.paper.Paper;
import io.arxivist.mongodb.PaperStamp;
import io.arxivist.mongodb.StoredPapers;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import org.mockito.stubbing.Answer;

/** Stored papers that a test can change, and an index of them in a folder. */
final class Shelf {
  private final TreeMap<String, ClassifiedPaper> papers = new TreeMap<>();
  private final StoredPapers stored = mock(StoredPapers.class);
  private final Path data;

  Shelf(Path data) {
    this.data = data;
    Answer<List<ClassifiedPaper>> find =
        call ->
            call.<Collection<String>>getArgument(0).stream()
                .map(papers::get)
                .filter(Objects::nonNull)
                .toList();
    when(stored.find(anyCollection())).thenAnswer(find);
    when(stored.stamps(any(), anyInt())).thenAnswer(call -> stamps(call.getArgument(0)));
    when(stored.stampsSince(any()))
        .thenAnswer(call ->
            stamps(null).stream()
                .filter(stamp -> !stamp.predictedAt().isBefore(call.<Instant>getArgument(0)))
                .toList());
  }

  StoredPapers stored() {
    return stored;
  }

  void put(ClassifiedPaper... some) {
    for (ClassifiedPaper paper : some) {
      papers.put(paper.harvested().paper().id(), paper);
    }
  }

  void remove(String id) {
    papers.remove(id);
  }

  List<String> ids() {
    return List.copyOf(papers.keySet());
  }

  /** What a start of the service would use. */
  SearchIndex index() {
    return new SearchIndex(folders(), stored, Clock.systemUTC());
  }

  IndexFolders folders() {
    Duration any = Duration.ofSeconds(1);
    return new IndexFolders(
        new ClassifierProperties(
            data,
            data,
            "",
            any,
            new ClassifierProperties.Consumer(64, any, 3, any, any),
            new ClassifierProperties.Shadow(false)));
  }

  /** An index that holds all that is on the shelf. */
  SearchIndex opened() {
    SearchIndex index = index();
    index.open();
    index.reconcile(done -> {});
    index.show();
    return index;
  }

  /** Paper {@code i} with a text, authors and a vector of its own. */
  static ClassifiedPaper paper(int i, String title, String text, float... vector) {
    Paper sample = Samples.paper(i);
    Paper paper =
        new Paper(
            sample.id(),
            1,
            title,
            text,
            sample.categories(),
            sample.authors(),
            LocalDate.of(2025, 3, 1).plusDays(i),
            null);
    HarvestedPaper harvested = Samples.harvested(paper, i);
    ClassifiedPaper classified = Samples.classified(harvested, paper.primaryCategory());
    return vector.length == 0 ? classified : vector(classified, Samples.ENCODER, vector);
  }

  static ClassifiedPaper vector(ClassifiedPaper paper, String encoder, float... vector) {
    return new ClassifiedPaper(
        paper.harvested(), new Embedding(encoder, vector), paper.prediction());
  }

  private List<PaperStamp> stamps(String after) {
    return (after == null ? papers : papers.tailMap(after, false))
        .values().stream()
            .map(paper ->
                new PaperStamp(
                    paper.harvested().paper().id(),
                    paper.harvested().paper().version(),
                    paper.prediction().at().truncatedTo(ChronoUnit.MILLIS)))
            .toList();
  }
}
