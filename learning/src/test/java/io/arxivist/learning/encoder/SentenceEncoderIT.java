package io.arxivist.learning.encoder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.within;

import io.arxivist.core.paper.PaperText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** On the real weights and the real ONNX Runtime. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SentenceEncoderIT {
  private static final PaperText GALAXIES =
      new PaperText("Spiral galaxies", "We observe the rotation of nearby spiral galaxies.");
  private static final PaperText STARS =
      new PaperText("Disc galaxies", "Rotation curves of galactic discs are measured.");
  private static final PaperText TRANSLATION =
      new PaperText("Machine translation", "A neural model that translates sentences.");

  private final Path cache;
  private final SentenceEncoder encoder;

  SentenceEncoderIT(@TempDir Path cache) {
    this.cache = cache;
    this.encoder = SentenceEncoder.open(cache, 2);
  }

  @AfterAll
  void close() {
    encoder.close();
  }

  @Test
  void givesUnitVectorsThatAreNearWhereTextsAreSimilar() {
    float[] galaxies = encoder.encode(GALAXIES);

    assertThat(galaxies).hasSize(encoder.dimensions());
    assertThat(similarity(galaxies, galaxies)).isCloseTo(1, within(1e-5));
    assertThat(similarity(galaxies, encoder.encode(STARS)))
        .isGreaterThan(similarity(galaxies, encoder.encode(TRANSLATION)) + 0.3);
  }

  @Test
  void givesTheSameVectorAloneAndAmongOthers() {
    List<PaperText> texts =
        IntStream.range(0, 20).mapToObj(i -> i % 2 == 0 ? GALAXIES : TRANSLATION).toList();
    List<Integer> progress = new ArrayList<>();

    List<float[]> vectors = encoder.encodeAll(texts, progress::add);

    assertThat(vectors.get(18)).containsExactly(encoder.encode(GALAXIES));
    assertThat(vectors.get(19)).containsExactly(encoder.encode(TRANSLATION));
    assertThat(progress).hasSize(20).isSorted().endsWith(20);
  }

  @Test
  void readsLongTextsUpToItsLimit() {
    PaperText longText = new PaperText("Galaxies", "spiral galaxies rotate ".repeat(800));

    assertThat(encoder.encode(longText)).hasSize(384);
  }

  @Test
  void unpacksItsFilesOnceAndNamesThem() throws IOException {
    Path weights = cache.resolve("all-minilm-l6-v2-q").resolve("all-minilm-l6-v2-q.onnx");
    Object before = Files.readAttributes(weights, "lastModifiedTime,fileKey");

    try (SentenceEncoder again = SentenceEncoder.open(cache, 1)) {
      assertThat(again.fingerprint()).isEqualTo(encoder.fingerprint()).hasSize(16);
      assertThat(again.encode(GALAXIES)).containsExactly(encoder.encode(GALAXIES));
    }

    assertThat(Files.readAttributes(weights, "lastModifiedTime,fileKey")).isEqualTo(before);
  }

  @Test
  void endsWhenProgressThrows() {
    assertThatExceptionOfType(CancellationException.class)
        .isThrownBy(() ->
            encoder.encodeAll(
                List.of(GALAXIES, STARS, TRANSLATION),
                done -> {
                  throw new CancellationException("enough");
                }));
  }

  @Test
  void refusesWorkOnceClosed() {
    SentenceEncoder closed = SentenceEncoder.open(cache, 1);
    closed.close();

    assertThatIllegalStateException().isThrownBy(() -> closed.encode(GALAXIES));
  }

  private static double similarity(float[] a, float[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }
}
