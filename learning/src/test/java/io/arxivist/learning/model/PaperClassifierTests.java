package io.arxivist.learning.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.arxivist.core.classification.Classification;
import io.arxivist.core.classification.Embedding;
import io.arxivist.core.classification.RankedCategory;
import io.arxivist.core.paper.PaperText;
import io.arxivist.learning.calibration.AbstentionRule;
import io.arxivist.learning.calibration.Calibration;
import io.arxivist.learning.calibration.ConformalThreshold;
import io.arxivist.learning.calibration.Temperature;
import io.arxivist.learning.features.Vocabulary;
import io.arxivist.learning.linear.LinearModel;
import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PaperClassifierTests {
  private static final PaperText PRIMES = new PaperText("Primes", "of primes");
  private static final PaperText UNHEARD = new PaperText("Unheard", "");

  private static final Embedding VECTOR = new Embedding("toy", new float[] {1, 0});

  @TempDir private Path folder;

  @Test
  void ranksCategoriesByCalibratedProbability() {
    Classification classification = classifier().classify(PRIMES, null);

    /* The vector is (0, 1): scores 0 and 2, and 1 / (1 + e^-2) = 0.8808. */
    assertThat(classification.categories())
        .extracting(RankedCategory::category)
        .containsExactly("math.NT", "cs.CV");
    assertThat(classification.best().probability())
        .isCloseTo(0.8808, org.assertj.core.api.Assertions.within(1e-4));
    assertThat(classification.predictionSet()).containsExactly("math.NT");
    assertThat(classification.abstained()).isFalse();
  }

  @Test
  void abstainsFromATextOfWhichItKnowsNoWord() {
    assertThat(classifier().classify(UNHEARD, null).abstained()).isTrue();
  }

  @Test
  void addsTheScoresOfTheVector() {
    Classification classification = hybrid().classify(PRIMES, VECTOR);

    /* Words 0 and 2, vector 3 and 0: e^3 / (e^3 + e^2) = 0.7311. */
    assertThat(classification.best().category()).isEqualTo("cs.CV");
    assertThat(classification.best().probability())
        .isCloseTo(0.7311, org.assertj.core.api.Assertions.within(1e-4));
    assertThat(classification.predictionSet()).containsExactly("cs.CV");
    assertThat(classification.degraded()).isFalse();
  }

  @Test
  void answersFromTheWordsAndSaysSoWithoutAVectorOfItsEncoder() {
    Classification without = hybrid().classify(PRIMES, null);
    Classification foreign =
        hybrid().classify(PRIMES, new Embedding("other", new float[] {1, 0, 0}));

    assertThat(without.degraded()).isTrue();
    assertThat(without.best()).isEqualTo(classifier().classify(PRIMES, null).best());
    assertThat(foreign).isEqualTo(without);
  }

  @Test
  void isNotDegradedWhereItOnlyReadsWords() {
    assertThat(classifier().classify(PRIMES, VECTOR).degraded()).isFalse();
  }

  @Test
  void refusesAnEncoderWithoutWeights() {
    ModelSettings reading = hybrid().settings();
    PaperClassifier lexical = classifier();

    assertThatExceptionOfType(IllegalArgumentException.class)
        .isThrownBy(() -> new PaperClassifier(lexical.vocabulary(), lexical.words(), null, reading))
        .withMessageContaining("belong together");
  }

  @Test
  void keepsThePartThatReadsVectors() {
    hybrid().save(folder);

    PaperClassifier loaded = PaperClassifier.load(folder);

    assertThat(loaded.encoder()).hasValue("toy");
    assertThat(loaded.classify(PRIMES, VECTOR)).isEqualTo(hybrid().classify(PRIMES, VECTOR));
  }

  /* The folder was written by the first release and is never written again. */
  @Test
  void readsModelsOfFormat1() throws URISyntaxException {
    URL old = PaperClassifierTests.class.getResource("/models/format-1/manifest.json");

    PaperClassifier loaded =
        PaperClassifier.load(Path.of(Objects.requireNonNull(old).toURI()).getParent());

    assertThat(loaded.classify(PRIMES, null)).isEqualTo(classifier().classify(PRIMES, null));
    assertThat(loaded.encoder()).isEmpty();
  }

  @Test
  void answersTheSameAfterSavingAndLoading() {
    classifier().save(folder);

    PaperClassifier loaded = PaperClassifier.load(folder);

    assertThat(loaded.classify(PRIMES, null)).isEqualTo(classifier().classify(PRIMES, null));
    assertThat(loaded.settings()).isEqualTo(classifier().settings());
    assertThat(loaded.vocabulary().terms()).isEqualTo(classifier().vocabulary().terms());
  }

  @Test
  void writesTheFilesThatMlflowAndOtherLanguagesRead() throws IOException {
    classifier().save(folder);

    assertThat(folder.resolve("MLmodel")).content().contains("flavors:\n  arxivist:");
    assertThat(folder.resolve("vocabulary.txt")).hasContent("pixels\t1\nprimes\t1\n");
    /* 8 bytes of length, then a JSON header. */
    assertThat(Files.readAllBytes(folder.resolve("weights.safetensors"))[8]).isEqualTo((byte) '{');
  }

  @ParameterizedTest
  @ValueSource(strings = {"weights.safetensors", "vocabulary.txt", "MLmodel"})
  void namesTheFileThatWasAltered(String name) throws IOException {
    classifier().save(folder);
    String expected = Checksums.sha256(folder.resolve(name));
    byte[] bytes = Files.readAllBytes(folder.resolve(name));
    bytes[bytes.length - 1] ^= 1;
    Files.write(folder.resolve(name), bytes);

    assertThatExceptionOfType(BrokenModelException.class)
        .isThrownBy(() -> PaperClassifier.load(folder))
        .withMessageContaining(name)
        .withMessageContaining("its SHA-256 is " + Checksums.sha256(folder.resolve(name)))
        .withMessageContaining(expected + " is expected");
  }

  @Test
  void namesTheFileThatWasCutOff() throws IOException {
    classifier().save(folder);
    Path weights = folder.resolve("weights.safetensors");
    byte[] bytes = Files.readAllBytes(weights);
    Files.write(weights, Arrays.copyOf(bytes, bytes.length - 4));

    assertThatExceptionOfType(BrokenModelException.class)
        .isThrownBy(() -> PaperClassifier.load(folder))
        .withMessageContaining("weights.safetensors")
        .withMessageContaining("(" + (bytes.length - 4) + " bytes)");
  }

  @Test
  void refusesAManifestThatWasAltered() throws IOException {
    classifier().save(folder);
    rewriteManifest("\"coverage\" : 0.9", "\"coverage\" : 0.8");

    assertThatExceptionOfType(BrokenModelException.class)
        .isThrownBy(() -> PaperClassifier.load(folder))
        .withMessageContaining("manifest.json: its SHA-256 is");
  }

  @Test
  void refusesAModelThatDoesNotAnswerAsWhenItWasWritten() throws IOException {
    classifier().save(folder);
    rewriteManifest("\"value\" : 1.0", "\"value\" : 2.0");
    Files.delete(folder.resolve("manifest.sha256"));

    /* The golden text holds no word of the toy's two: both categories stand at a half. */
    assertThat(PaperClassifier.load(folder).settings().calibration().temperature().value())
        .isEqualTo(2);
    rewriteManifest("\"category\" : \"cs.CV\"", "\"category\" : \"math.NT\"");
    assertThatExceptionOfType(BrokenModelException.class)
        .isThrownBy(() -> PaperClassifier.load(folder))
        .withMessageContaining("the golden text is answered with cs.CV at 0.5")
        .withMessageContaining("math.NT at 0.5 is expected");
  }

  @Test
  void hasASealThatOtherToolsRead() throws IOException {
    classifier().save(folder);

    assertThat(folder.resolve("manifest.sha256"))
        .hasContent(Checksums.sha256(folder.resolve("manifest.json")) + "  manifest.json\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"weights.safetensors", "vocabulary.txt", "manifest.json"})
  void namesTheFileThatIsMissing(String name) throws IOException {
    classifier().save(folder);
    Files.delete(folder.resolve(name));

    assertThatExceptionOfType(BrokenModelException.class)
        .isThrownBy(() -> PaperClassifier.load(folder))
        .withMessageContaining(name)
        .withMessageContaining("missing");
  }

  @Test
  void refusesANewerFormatAndSaysWhatToDo() throws IOException {
    classifier().save(folder);
    rewriteManifest("\"formatVersion\" : 2", "\"formatVersion\" : 9");
    Files.delete(folder.resolve("manifest.sha256"));

    assertThatExceptionOfType(BrokenModelException.class)
        .isThrownBy(() -> PaperClassifier.load(folder))
        .withMessageContaining("format version 9 is newer than 2")
        .withMessageContaining("upgrade");
  }

  /* Written by this release and never written again. */
  @Test
  void readsModelsOfFormat2() throws URISyntaxException {
    URL kept = PaperClassifierTests.class.getResource("/models/format-2/manifest.json");

    PaperClassifier loaded =
        PaperClassifier.load(Path.of(Objects.requireNonNull(kept).toURI()).getParent());

    assertThat(loaded.classify(PRIMES, VECTOR)).isEqualTo(hybrid().classify(PRIMES, VECTOR));
    assertThat(loaded.encoder()).hasValue("toy");
  }

  private void rewriteManifest(String old, String replacement) throws IOException {
    Path manifest = folder.resolve("manifest.json");
    String text = Files.readString(manifest);
    assertThat(text).contains(old);
    Files.writeString(manifest, text.replace(old, replacement));
  }

  private static PaperClassifier hybrid() {
    PaperClassifier lexical = classifier();
    return new PaperClassifier(
        lexical.vocabulary(),
        lexical.words(),
        new LinearModel(new float[] {3, 0, 0, 3}, new float[] {0, 0}),
        lexical
            .settings()
            .with(
                new EncoderSettings(
                    "toy",
                    new Calibration(new Temperature(1), 1, 0),
                    new ConformalThreshold(0.3))));
  }

  private static PaperClassifier classifier() {
    return new PaperClassifier(
        new Vocabulary(List.of("pixels", "primes"), new int[] {1, 1}, 2),
        new LinearModel(new float[] {2, 0, 0, 2}, new float[] {0, 0}),
        null,
        new ModelSettings(
            List.of("cs.CV", "math.NT"),
            1,
            new Calibration(new Temperature(1), 1, 0),
            new ConformalThreshold(0.2),
            0.9,
            new AbstentionRule(0.1),
            null));
  }
}
