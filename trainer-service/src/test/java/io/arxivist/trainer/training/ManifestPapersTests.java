package io.arxivist.trainer.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import io.arxivist.contract.Samples;
import io.arxivist.core.paper.HarvestedPaper;
import io.arxivist.learning.artifacts.CorpusManifest;
import io.arxivist.learning.artifacts.ManifestSlices;
import io.arxivist.learning.training.LabelledPaper;
import io.arxivist.mongodb.CorpusStore;
import io.arxivist.service.problem.ConflictException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ManifestPapersTests {
  private final List<HarvestedPaper> stored = new ArrayList<>(Samples.harvestedPapers(30));
  private final List<LabelledPaper> trainedOn =
      stored.stream().map(harvested -> LabelledPaper.of(harvested.paper())).toList();
  private final CorpusStore corpus = mock(CorpusStore.class);
  private final ManifestPapers papers = new ManifestPapers(corpus);

  @BeforeEach
  void theCorpusGivesWhatItHoldsInItsOwnOrder() {
    when(corpus.find(any()))
        .thenAnswer(call -> {
          Collection<String> ids = call.getArgument(0);
          return stored.stream()
              .filter(harvested -> ids.contains(harvested.paper().id()))
              .sorted(Comparator.comparing(each -> each.paper().title()))
              .toList();
        });
  }

  @Test
  void takesThePapersInTheOrderOfTheManifest() {
    List<LabelledPaper> reversed = trainedOn.reversed();

    assertThat(papers.load(manifest(reversed), done -> {})).isEqualTo(reversed);
  }

  @Test
  void namesThePapersThatTheCorpusLacks() {
    stored.subList(3, 30).clear();

    assertThatThrownBy(() -> papers.load(manifest(trainedOn), done -> {}))
        .isInstanceOf(ConflictException.class)
        .hasMessageContaining("lacks 27 of the 30 papers")
        .hasMessageContaining(version(3))
        .hasMessageEndingWith(" and 7 more");
  }

  @Test
  void namesAPaperOfWhichThereIsAnotherVersion() {
    LabelledPaper first = trainedOn.getFirst();
    LabelledPaper older =
        new LabelledPaper(first.id(), first.version() + 1, first.text(), first.categories());

    assertThatThrownBy(() -> papers.load(manifest(List.of(older)), done -> {}))
        .isInstanceOf(ConflictException.class)
        .hasMessageContaining(
            "%sv%d (there is v%d)".formatted(first.id(), older.version(), first.version()));
  }

  @Test
  void saysThatAPaperHasBeenReclassified() {
    LabelledPaper first = trainedOn.getFirst();
    LabelledPaper otherwise =
        new LabelledPaper(first.id(), first.version(), first.text(), List.of("math.CO"));

    assertThatThrownBy(() -> papers.load(manifest(List.of(otherwise)), done -> {}))
        .isInstanceOf(ConflictException.class)
        .hasMessageContaining("have changed since");
  }

  private String version(int place) {
    LabelledPaper paper = trainedOn.get(place);
    return ManifestSlices.version(paper.id(), paper.version());
  }

  private static CorpusManifest manifest(List<LabelledPaper> papers) {
    return new CorpusManifest(
        "hash",
        CorpusManifest.contents(papers),
        7,
        papers.size(),
        0,
        "",
        new ManifestSlices(
            papers.stream()
                .map(paper -> ManifestSlices.version(paper.id(), paper.version()))
                .toList(),
            List.of(),
            List.of()));
  }
}
