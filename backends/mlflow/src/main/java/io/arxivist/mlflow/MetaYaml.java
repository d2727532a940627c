package io.arxivist.mlflow;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.NodeId;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.representer.Representer;
import org.yaml.snakeyaml.resolver.Resolver;

/** The {@code meta.yaml} that MLflow keeps beside each experiment, run, model and version. */
final class MetaYaml {
  static final String FILE = "meta.yaml";

  private MetaYaml() {}

  static String write(Map<String, ?> fields) {
    DumperOptions block = new DumperOptions();
    block.setDefaultFlowStyle(DumperOptions.FlowStyle.BLOCK);
    block.setWidth(Integer.MAX_VALUE);
    return new Yaml(block).dump(new TreeMap<>(fields));
  }

  /** The fields of a folder's {@code meta.yaml}, every scalar as it is written. */
  static Fields read(Path folder) throws IOException {
    Path file = folder.resolve(FILE);
    LoaderOptions loading = new LoaderOptions();
    DumperOptions dumping = new DumperOptions();
    Yaml yaml =
        new Yaml(
            new SafeConstructor(loading),
            new Representer(dumping),
            dumping,
            loading,
            new AsWritten());
    try {
      if (yaml.load(Files.readString(file)) instanceof Map<?, ?> fields) {
        return new Fields(file, fields);
      }
      throw new IOException(file + " holds no fields");
    } catch (YAMLException malformed) {
      throw new IOException(file + " is not YAML: " + malformed.getMessage(), malformed);
    }
  }

  /** What one file holds. */
  record Fields(Path file, Map<?, ?> values) {
    String text(String name) throws IOException {
      if (values.get(name) instanceof String value) {
        return value;
      }
      throw new IOException(file + " has no field " + name);
    }

    /** Empty where the field is missing or MLflow wrote null. */
    String textOrEmpty(String name) {
      return values.get(name) instanceof String value && !value.equals("null") ? value : "";
    }

    /** The texts below a field; none where it is missing. */
    Map<String, String> map(String name) {
      Map<String, String> texts = new TreeMap<>();
      if (values.get(name) instanceof Map<?, ?> fields) {
        fields.forEach((key, value) -> texts.put(String.valueOf(key), String.valueOf(value)));
      }
      return texts;
    }

    /** Milliseconds since 1970, or null where MLflow wrote null. */
    @Nullable Long milliseconds(String name) throws IOException {
      if (!(values.get(name) instanceof String value) || value.isEmpty() || value.equals("null")) {
        return null;
      }
      try {
        return Long.valueOf(value);
      } catch (NumberFormatException malformed) {
        throw new IOException(file + ": " + name + " is no number: " + value, malformed);
      }
    }
  }

  /*
   * MLflow's writer leaves a run id such as 1234e567… bare, which YAML 1.1 as SnakeYAML reads it
   * is a number; so no scalar is given a type.
   */
  private static final class AsWritten extends Resolver {
    @Override
    public Tag resolve(NodeId kind, @Nullable String value, boolean implicit) {
      return kind == NodeId.scalar ? Tag.STR : super.resolve(kind, value, implicit);
    }
  }
}
