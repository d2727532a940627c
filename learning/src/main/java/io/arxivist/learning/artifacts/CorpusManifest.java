package io.arxivist.learning.artifacts;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.arxivist.core.classification.Embedding;
import io.arxivist.core.validation.Check;
import io.arxivist.learning.training.LabelledPaper;
import io.arxivist.learning.training.TrainedModel;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * What {@code corpus-manifest.json} holds: enough to take the same papers again.
 *
 * @param hash SHA-256 over the ids and versions
 * @param contents SHA-256 over what the papers say: titles, abstracts, categories
 * @param seed of the training
 * @param encoded how many papers, the newest, had a vector
 * @param encoder fingerprint of the encoder that made the vectors; empty where there were none
 * @param slices the papers; their lists stand in the file beside the rest
 */
public record CorpusManifest(
    String hash,
    String contents,
    long seed,
    int papers,
    int encoded,
    String encoder,
    @JsonUnwrapped ManifestSlices slices) {
  public CorpusManifest {
    Check.notBlank("hash", hash);
    Check.notBlank("contents", contents);
    Check.present("encoder", encoder);
    Check.present("slices", slices);
    int listed = slices.all().size();
    if (listed != papers || encoded > papers) {
      throw new IllegalArgumentException(
          "papers: %d, of which %d encoded, do not fit the %d that are listed"
              .formatted(papers, encoded, listed));
    }
  }

  static CorpusManifest of(TrainedModel trained) {
    List<LabelledPaper> papers =
        Stream.of(
                trained.slices().fit(),
                trained.slices().calibration(),
                trained.slices().evaluation())
            .flatMap(List::stream)
            .toList();
    List<Embedding> embeddings =
        papers.stream().map(LabelledPaper::embedding).filter(Objects::nonNull).toList();
    return new CorpusManifest(
        trained.corpusHash(),
        contents(papers),
        trained.settings().seed(),
        papers.size(),
        embeddings.size(),
        embeddings.isEmpty() ? "" : embeddings.getLast().encoder(),
        new ManifestSlices(
            versions(trained.slices().fit()),
            versions(trained.slices().calibration()),
            versions(trained.slices().evaluation())));
  }

  /** SHA-256, hexadecimal, over what papers say, in their order. */
  public static String contents(List<LabelledPaper> papers) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      for (LabelledPaper paper : papers) {
        add(digest, ManifestSlices.version(paper.id(), paper.version()));
        add(digest, paper.text().title());
        add(digest, paper.text().abstractText());
        add(digest, String.join(" ", paper.categories()));
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  private static void add(MessageDigest digest, String text) {
    digest.update(text.getBytes(StandardCharsets.UTF_8));
    digest.update((byte) 0);
  }

  private static List<String> versions(List<LabelledPaper> papers) {
    return papers.stream()
        .map(paper -> ManifestSlices.version(paper.id(), paper.version()))
        .toList();
  }
}
