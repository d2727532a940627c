package io.arxivist.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The README's configuration table says what the properties records say. To write it anew: {@code
 * mvn -pl local-stack -am test -Dtest=ConfigurationTableTests -Dreadme.write=true
 * -Dsurefire.failIfNoSpecifiedTests=false}.
 */
class ConfigurationTableTests {
  private static final Path README = Path.of("../README.md");
  private static final String BEGIN = "<!-- configuration: generated -->\n";
  private static final String END = "<!-- /configuration -->";

  @Test
  void isInStepWithTheProperties() throws IOException {
    String readme = Files.readString(README);
    int begin = readme.indexOf(BEGIN) + BEGIN.length();
    int end = readme.indexOf(END);
    String table = table();
    if (Boolean.getBoolean("readme.write")) {
      Files.writeString(README, readme.substring(0, begin) + table + readme.substring(end));
      return;
    }

    assertThat(readme.substring(begin, end)).isEqualTo(table);
  }

  @Test
  void everyPropertyIsDescribed() throws IOException {
    assertThat(properties()).isNotEmpty();
    assertThat(properties())
        .allSatisfy(property -> assertThat(property.path("description").asString("")).isNotBlank());
  }

  private static String table() throws IOException {
    StringBuilder table =
        new StringBuilder("| property | default | meaning |\n| --- | --- | --- |\n");
    for (JsonNode property : properties()) {
      table
          .append("| `")
          .append(property.path("name").asString())
          .append("` | ")
          .append(value(property.path("defaultValue")))
          .append(" | ")
          .append(meaning(property.path("description").asString("")))
          .append(" |\n");
    }
    return table.toString();
  }

  private static String meaning(String javadoc) {
    return javadoc.replaceAll("\\{@code ([^}]*)\\}", "`$1`").replaceAll("\\s+", " ").strip();
  }

  private static String value(JsonNode value) {
    if (value.isMissingNode()
        || value.isNull()
        || value.asString("").isEmpty() && !value.isArray()) {
      return "";
    }
    return "`" + (value.isArray() ? value.toString() : value.asString()) + "`";
  }

  private static List<JsonNode> properties() throws IOException {
    TreeMap<String, JsonNode> byName = new TreeMap<>();
    JsonMapper json = JsonMapper.builder().build();
    for (URL url :
        Collections.list(
            ConfigurationTableTests.class
                .getClassLoader()
                .getResources("META-INF/spring-configuration-metadata.json"))) {
      try (InputStream in = url.openStream()) {
        for (JsonNode property : json.readTree(in).path("properties")) {
          if (property.path("sourceType").asString("").startsWith("io.arxivist.")) {
            byName.put(property.path("name").asString(), property);
          }
        }
      }
    }
    return List.copyOf(byName.values());
  }
}
