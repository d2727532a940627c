package io.arxivist.learning.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.arxivist.core.classification.Classification;
import io.arxivist.core.classification.RankedCategory;
import io.arxivist.core.paper.PaperText;
import io.arxivist.learning.calibration.AbstentionRule;
import io.arxivist.learning.calibration.Calibration;
import io.arxivist.learning.calibration.ConformalThreshold;
import io.arxivist.learning.calibration.Temperature;
import io.arxivist.learning.features.Vocabulary;
import io.arxivist.learning.linear.LinearModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PaperClassifierTests {
  private static final PaperText PRIMES = new PaperText("Primes", "of primes");
  private static final PaperText UNHEARD = new PaperText("Unheard", "");

  @TempDir private Path folder;

  @Test
  void ranksCategoriesByCalibratedProbability() {
    Classification classification = classifier().classify(PRIMES);

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
    assertThat(classifier().classify(UNHEARD).abstained()).isTrue();
  }

  @Test
  void answersTheSameAfterSavingAndLoading() {
    classifier().save(folder);

    PaperClassifier loaded = PaperClassifier.load(folder);

    assertThat(loaded.classify(PRIMES)).isEqualTo(classifier().classify(PRIMES));
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
    byte[] bytes = Files.readAllBytes(folder.resolve(name));
    bytes[bytes.length - 1] ^= 1;
    Files.write(folder.resolve(name), bytes);

    assertThatExceptionOfType(BrokenModelException.class)
        .isThrownBy(() -> PaperClassifier.load(folder))
        .withMessageContaining(name)
        .withMessageContaining("SHA-256");
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
  void refusesAnUnknownFormat() throws IOException {
    classifier().save(folder);
    Path manifest = folder.resolve("manifest.json");
    String text = Files.readString(manifest);
    Files.writeString(
        manifest, text.replaceFirst("\"formatVersion\" : 1", "\"formatVersion\" : 9"));

    assertThatExceptionOfType(BrokenModelException.class)
        .isThrownBy(() -> PaperClassifier.load(folder))
        .withMessageContaining("format version 9");
  }

  private static PaperClassifier classifier() {
    return new PaperClassifier(
        new Vocabulary(List.of("pixels", "primes"), new int[] {1, 1}, 2),
        new LinearModel(new float[] {2, 0, 0, 2}, new float[] {0, 0}),
        new ModelSettings(
            List.of("cs.CV", "math.NT"),
            1,
            new Calibration(new Temperature(1), 1, 0),
            new ConformalThreshold(0.2),
            0.9,
            new AbstentionRule(0.1)));
  }
}
