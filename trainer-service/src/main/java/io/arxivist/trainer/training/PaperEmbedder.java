package io.arxivist.trainer.training;

import io.arxivist.core.classification.Embedding;
import io.arxivist.core.paper.PaperText;
import io.arxivist.learning.encoder.SentenceEncoder;
import io.arxivist.learning.model.Checksums;
import io.arxivist.learning.training.LabelledPaper;
import io.arxivist.mongodb.EmbeddingStore;
import io.arxivist.trainer.TrainerProperties;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import org.springframework.stereotype.Component;

/**
 * Has papers read by the encoder, on all cores. What it made is kept chunk by chunk, so a training
 * that is resumed, and every later one, has only the rest to do.
 */
@Component
public final class PaperEmbedder {
  private static final int CHUNK = 256;

  private final EmbeddingStore store;
  private final TrainerProperties properties;

  PaperEmbedder(EmbeddingStore store, TrainerProperties properties) {
    this.store = store;
    this.properties = properties;
  }

  /**
   * The papers, the newest of them with their vectors.
   *
   * @param papers the oldest first
   * @param newest how many are to have a vector
   * @param progress as in {@link #embed(List, IntConsumer)}
   */
  public List<LabelledPaper> withVectors(
      List<LabelledPaper> papers, int newest, IntConsumer progress) {
    int older = papers.size() - newest;
    List<Embedding> embeddings = embed(papers.subList(older, papers.size()), progress);
    return IntStream.range(0, papers.size())
        .mapToObj(i -> i < older ? papers.get(i) : papers.get(i).with(embeddings.get(i - older)))
        .toList();
  }

  /**
   * The vector of each paper, in their order.
   *
   * @param progress told how many are done; what it throws ends the work
   */
  public List<Embedding> embed(List<LabelledPaper> papers, IntConsumer progress) {
    /* Open only for as long as it is needed: it takes some hundred MB. */
    try (SentenceEncoder encoder =
        SentenceEncoder.open(
            properties.encoderDirectory(), Runtime.getRuntime().availableProcessors())) {
      return embed(papers, encoder, progress);
    }
  }

  List<Embedding> embed(List<LabelledPaper> papers, SentenceEncoder encoder, IntConsumer progress) {
    progress.accept(0);
    List<Embedding> embeddings = new ArrayList<>(papers.size());
    while (embeddings.size() < papers.size()) {
      int start = embeddings.size();
      List<PaperText> texts =
          papers.subList(start, Math.min(papers.size(), start + CHUNK)).stream()
              .map(LabelledPaper::text)
              .toList();
      embeddings.addAll(embedChunk(texts, encoder, done -> progress.accept(start + done)));
      progress.accept(embeddings.size());
    }
    return embeddings;
  }

  private List<Embedding> embedChunk(
      List<PaperText> texts, SentenceEncoder encoder, IntConsumer progress) {
    List<String> hashes = texts.stream().map(PaperEmbedder::hash).toList();
    Map<String, Embedding> known = store.find(encoder.fingerprint(), hashes);
    Map<String, PaperText> unknown = new LinkedHashMap<>();
    for (int i = 0; i < texts.size(); i++) {
      if (!known.containsKey(hashes.get(i))) {
        unknown.put(hashes.get(i), texts.get(i));
      }
    }
    Map<String, Embedding> made = new LinkedHashMap<>();
    List<float[]> vectors =
        encoder.encodeAll(
            List.copyOf(unknown.values()), done -> progress.accept(known.size() + done));
    for (String hash : unknown.keySet()) {
      made.put(hash, new Embedding(encoder.fingerprint(), vectors.get(made.size())));
    }
    store.keep(made);
    return hashes.stream().map(hash -> made.getOrDefault(hash, known.get(hash))).toList();
  }

  private static String hash(PaperText text) {
    return Checksums.sha256(text.title() + "\n" + text.abstractText());
  }
}
