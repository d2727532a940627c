package io.arxivist.trainer.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyList;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.doAnswer;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import io.arxivist.contract.ToyCorpus;
import io.arxivist.core.classification.Embedding;
import io.arxivist.core.paper.PaperText;
import io.arxivist.learning.encoder.SentenceEncoder;
import io.arxivist.learning.training.LabelledPaper;
import io.arxivist.mongodb.EmbeddingStore;
import io.arxivist.trainer.TrainerSamples;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PaperEmbedderTests {
  private final Map<String, Embedding> kept = new HashMap<>();
  private final EmbeddingStore store = mock(EmbeddingStore.class);
  private final SentenceEncoder encoder = mock(SentenceEncoder.class);
  private final PaperEmbedder embedder =
      new PaperEmbedder(store, TrainerSamples.properties(Path.of("unused"), 10));
  private final List<LabelledPaper> papers =
      ToyCorpus.papers(0, 300).stream()
          .map(harvested -> LabelledPaper.of(harvested.paper()))
          .toList();

  @BeforeEach
  void storeAndEncoderWork() {
    when(encoder.fingerprint()).thenReturn("toy");
    when(encoder.encodeAll(anyList(), any())).thenAnswer(call -> vectors(call.getArgument(0)));
    when(store.find(eq("toy"), any())).thenAnswer(call -> kept(call.getArgument(1)));
    doAnswer(
            call -> {
              kept.putAll(call.getArgument(0));
              return null;
            })
        .when(store)
        .keep(any());
  }

  @Test
  void givesEachPaperItsVectorAndTellsHowFarItIs() {
    List<Integer> told = new ArrayList<>();

    List<Embedding> embeddings = embedder.embed(papers, encoder, told::add);

    assertThat(embeddings)
        .extracting(embedding -> embedding.vector()[0])
        .containsExactlyElementsOf(papers.stream().map(paper -> vector(paper.text())[0]).toList());
    assertThat(told).startsWith(0).endsWith(300).isSorted();
  }

  @Test
  void makesNoVectorTwice() {
    embedder.embed(papers.subList(0, 200), encoder, done -> {});
    embedder.embed(papers, encoder, done -> {});

    verify(encoder, times(1)).encodeAll(eq(texts(0, 200)), any());
    verify(encoder, times(1)).encodeAll(eq(texts(200, 256)), any());
    verify(encoder, times(1)).encodeAll(eq(texts(256, 300)), any());
  }

  private Map<String, Embedding> kept(Collection<String> textHashes) {
    Map<String, Embedding> found = new HashMap<>(kept);
    found.keySet().retainAll(textHashes);
    return found;
  }

  private List<PaperText> texts(int from, int to) {
    return papers.subList(from, to).stream().map(LabelledPaper::text).toList();
  }

  private static List<float[]> vectors(List<PaperText> texts) {
    return texts.stream().map(PaperEmbedderTests::vector).toList();
  }

  private static float[] vector(PaperText text) {
    return new float[] {text.hashCode()};
  }
}
