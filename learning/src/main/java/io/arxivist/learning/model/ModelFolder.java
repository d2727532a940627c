package io.arxivist.learning.model;

import io.arxivist.learning.features.Vocabulary;
import io.arxivist.learning.linear.LinearModel;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** The files of a model: {@code manifest.json}, which vouches for all the others. */
final class ModelFolder {
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
  private static final String MANIFEST = "manifest.json";
  /* The manifest vouches for the other files, the seal for the manifest; as sha256sum reads it. */
  private static final String SEAL = "manifest.sha256";
  private static final String SEALED = "  " + MANIFEST + "\n";
  private static final String WEIGHTS = "weights.safetensors";
  private static final String VOCABULARY = "vocabulary.txt";
  private static final String MLMODEL = "MLmodel";
  private static final List<String> GUARDED = List.of(WEIGHTS, VOCABULARY, MLMODEL);
  /* Format 1 had only the first part: hence its bare names. */
  private static final String WORDS = "";
  private static final String VECTORS = "encoder.";
  private static final String WEIGHT = "weight";
  private static final String BIAS = "bias";
  private static final String CREATED_BY = "arxivist-learning";

  /* What MLflow shows; no time and no id, so that equal models are equal files. */
  private static final String MLMODEL_TEXT =
      """
      artifact_path: model
      flavors:
        arxivist:
          format_version: %d
          manifest: manifest.json
          vocabulary: vocabulary.txt
          weights: weights.safetensors
      signature:
        inputs: '[{"name": "title", "type": "string"}, {"name": "abstract", "type": "string"}]'
        outputs: '[{"name": "category", "type": "string"}, {"name": "probability", "type": "double"}]'
      """
          .formatted(ModelManifest.FORMAT_VERSION);

  private ModelFolder() {}

  static void save(PaperClassifier model, Path folder) {
    try {
      Files.createDirectories(folder);
      writeVocabulary(model.vocabulary(), folder.resolve(VOCABULARY));
      Safetensors.write(folder.resolve(WEIGHTS), tensors(model));
      Files.writeString(folder.resolve(MLMODEL), MLMODEL_TEXT);
      Map<String, String> checksums = new LinkedHashMap<>();
      for (String name : GUARDED) {
        checksums.put(name, Checksums.sha256(folder.resolve(name)));
      }
      ModelManifest manifest =
          new ModelManifest(
              ModelManifest.FORMAT_VERSION,
              CREATED_BY,
              model.vocabulary().papers(),
              model.settings(),
              GoldenAnswer.of(model),
              checksums);
      Files.writeString(folder.resolve(MANIFEST), JSON.writeValueAsString(manifest) + "\n");
      Files.writeString(folder.resolve(SEAL), Checksums.sha256(folder.resolve(MANIFEST)) + SEALED);
    } catch (IOException e) {
      throw new UncheckedIOException(folder + " could not be written", e);
    }
  }

  static PaperClassifier load(Path folder) {
    verifySeal(folder);
    ModelManifest manifest = manifest(folder.resolve(MANIFEST));
    for (String name : GUARDED) {
      verify(folder.resolve(name), manifest.files().get(name));
    }
    Vocabulary vocabulary = readVocabulary(folder.resolve(VOCABULARY), manifest.papers());
    Weights weights = readWeights(folder.resolve(WEIGHTS));
    PaperClassifier model;
    try {
      model =
          new PaperClassifier(vocabulary, weights.words(), weights.vectors(), manifest.settings());
    } catch (IllegalArgumentException e) {
      throw new BrokenModelException(
          folder.resolve(MANIFEST), "does not fit the other files: " + e.getMessage(), e);
    }
    verifyAnswer(model, manifest.golden(), folder.resolve(MANIFEST));
    return model;
  }

  /* Models of before the seal go without. */
  private static void verifySeal(Path folder) {
    Path seal = folder.resolve(SEAL);
    if (!Files.exists(seal)) {
      return;
    }
    try {
      String sealed = Files.readString(seal, StandardCharsets.ISO_8859_1);
      verify(
          folder.resolve(MANIFEST),
          sealed.endsWith(SEALED)
              ? sealed.substring(0, sealed.length() - SEALED.length())
              : sealed.strip());
    } catch (IOException e) {
      throw broken(seal, e);
    }
  }

  private static void verifyAnswer(
      PaperClassifier model, @Nullable GoldenAnswer expected, Path manifest) {
    GoldenAnswer found = GoldenAnswer.of(model);
    if (!model.labels().contains(found.category()) || found.probability() <= 0) {
      throw new BrokenModelException(manifest, "it gives no usable answer: " + found, null);
    }
    if (expected != null && !found.agreesWith(expected)) {
      throw new BrokenModelException(
          manifest,
          "the golden text is answered with %s, and %s is expected".formatted(found, expected),
          null);
    }
  }

  private static ModelManifest manifest(Path file) {
    try {
      ModelManifest manifest = JSON.readValue(Files.readString(file), ModelManifest.class);
      if (manifest.formatVersion() < ModelManifest.OLDEST_FORMAT_VERSION
          || manifest.formatVersion() > ModelManifest.FORMAT_VERSION) {
        throw new BrokenModelException(file, unknownFormat(manifest.formatVersion()), null);
      }
      return manifest;
    } catch (IOException | JacksonException e) {
      throw broken(file, e);
    }
  }

  private static String unknownFormat(int version) {
    return version > ModelManifest.FORMAT_VERSION
        ? "format version %d is newer than %d, the newest that this release reads; upgrade the services that read models before the one that trains them"
            .formatted(version, ModelManifest.FORMAT_VERSION)
        : "format version " + version + " is unknown";
  }

  private static void verify(Path file, @Nullable String expected) {
    try {
      String found = Checksums.sha256(file);
      if (!found.equals(expected)) {
        throw new BrokenModelException(
            file,
            "its SHA-256 is %s (%d bytes), and %s"
                .formatted(
                    found,
                    Files.size(file),
                    expected == null ? "none is expected" : expected + " is expected"),
            null);
      }
    } catch (IOException e) {
      throw broken(file, e);
    }
  }

  private static BrokenModelException broken(Path file, Exception cause) {
    String problem =
        cause instanceof NoSuchFileException
            ? "is missing"
            : "is unreadable: " + cause.getMessage();
    return new BrokenModelException(file, problem, cause);
  }

  private static Map<String, Safetensors.Tensor> tensors(PaperClassifier model) {
    Map<String, Safetensors.Tensor> tensors = new LinkedHashMap<>();
    add(tensors, WORDS, model.words());
    LinearModel vectors = model.vectors();
    if (vectors != null) {
      add(tensors, VECTORS, vectors);
    }
    return tensors;
  }

  private static void add(
      Map<String, Safetensors.Tensor> tensors, String prefix, LinearModel linear) {
    long terms = linear.terms();
    long classes = linear.classes();
    tensors.put(prefix + WEIGHT, new Safetensors.Tensor(List.of(terms, classes), linear.weights()));
    tensors.put(prefix + BIAS, new Safetensors.Tensor(List.of(classes), linear.biases()));
  }

  /** What the file of weights holds. */
  private record Weights(LinearModel words, @Nullable LinearModel vectors) {}

  private static Weights readWeights(Path file) {
    try {
      Map<String, Safetensors.Tensor> tensors = Safetensors.read(file);
      LinearModel words = linear(tensors, WORDS);
      if (words == null) {
        throw new BrokenModelException(file, "has no tensors weight and bias", null);
      }
      return new Weights(words, linear(tensors, VECTORS));
    } catch (IOException | IllegalArgumentException | ArithmeticException e) {
      throw broken(file, e);
    }
  }

  private static @Nullable LinearModel linear(
      Map<String, Safetensors.Tensor> tensors, String prefix) {
    Safetensors.Tensor weight = tensors.get(prefix + WEIGHT);
    Safetensors.Tensor bias = tensors.get(prefix + BIAS);
    return weight == null || bias == null ? null : new LinearModel(weight.values(), bias.values());
  }

  private static void writeVocabulary(Vocabulary vocabulary, Path file) throws IOException {
    StringBuilder lines = new StringBuilder();
    for (int term = 0; term < vocabulary.size(); term++) {
      lines.append(vocabulary.terms().get(term)).append('\t');
      lines.append(vocabulary.paperCounts()[term]).append('\n');
    }
    Files.writeString(file, lines);
  }

  private static Vocabulary readVocabulary(Path file, int papers) {
    try {
      List<String> terms = new ArrayList<>();
      List<Integer> counts = new ArrayList<>();
      for (String line : Files.readAllLines(file, StandardCharsets.UTF_8)) {
        int tab = line.indexOf('\t');
        terms.add(line.substring(0, Math.max(0, tab)));
        counts.add(Integer.valueOf(line.substring(tab + 1)));
      }
      return new Vocabulary(terms, counts.stream().mapToInt(Integer::intValue).toArray(), papers);
    } catch (IOException | IllegalArgumentException e) {
      throw broken(file, e);
    }
  }
}
