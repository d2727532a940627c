package io.arxivist.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Field;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.PropertySource;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.core.type.classreading.SimpleMetadataReaderFactory;
import org.springframework.http.server.PathContainer;
import org.springframework.web.util.pattern.PathPatternParser;
import org.yaml.snakeyaml.Yaml;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Keeps the hand-written description in step with the routes and with the records of core. */
class OpenApiTests {
  private static final Set<String> NOT_IN_CORE = Set.of("Problem");

  private final JsonMapper json = JsonMapper.shared();
  private final JsonNode document = read();

  @Test
  void everyPathHasARoute() throws IOException {
    List<String> patterns = routePatterns();
    PathPatternParser parser = new PathPatternParser();

    Stream<String> paths =
        document.get("paths").propertyNames().stream()
            .map(path -> server(path) + path.replaceAll("\\{\\w+}", "x"));

    assertThat(paths)
        .allSatisfy(path ->
            assertThat(patterns)
                .anyMatch(pattern -> parser.parse(pattern).matches(PathContainer.parsePath(path))));
  }

  @Test
  void everyRouteHasAPath() throws IOException {
    Set<String> described = new TreeSet<>();
    document
        .get("paths")
        .propertyNames()
        .forEach(path -> described.add(server(path) + "/" + path.split("/")[1]));

    assertThat(routePatterns())
        .map(pattern -> pattern.replaceFirst("^((?:/api/v1)?/[^/]+).*", "$1"))
        .allSatisfy(resource -> assertThat(described).contains(resource));
  }

  @TestFactory
  Stream<DynamicTest> schemaIsTheRecordItIsNamedAfter() throws IOException {
    Map<String, Class<?>> core = coreTypes();
    JsonNode schemas = document.at("/components/schemas");
    return schemas.propertyNames().stream()
        .filter(name -> !NOT_IN_CORE.contains(name))
        .map(name ->
            DynamicTest.dynamicTest(name, () -> compare(schemas.get(name), core.get(name))));
  }

  @Test
  void everyReferenceResolves() {
    List<String> references = document.findValuesAsString("$ref");

    assertThat(references)
        .isNotEmpty()
        .allSatisfy(reference ->
            assertThat(document.at(reference.substring(1)).isMissingNode())
                .as(reference)
                .isFalse());
  }

  @Test
  void everyExampleIsAValidRecord() throws Exception {
    Map<String, Class<?>> core = coreTypes();
    List<JsonNode> contents =
        document.findParents("example").stream()
            .filter(node -> node.at("/schema/$ref").isString())
            .toList();

    assertThat(contents).hasSizeGreaterThan(8);
    for (JsonNode content : contents) {
      String reference = content.at("/schema/$ref").asString();
      String name = reference.substring(reference.lastIndexOf('/') + 1);
      if (!NOT_IN_CORE.contains(name)) {
        assertThat(json.treeToValue(content.get("example"), core.get(name))).isNotNull();
      }
    }
  }

  /* The inference protocols have paths of their own, beside the API's. */
  private String server(String path) {
    String url = document.get("paths").get(path).at("/servers/0/url").asString("/api/v1");
    return url.equals("/") ? "" : url;
  }

  private void compare(JsonNode schema, Class<?> type) {
    assertThat(type).as("record or enum of this name in core").isNotNull();
    if (type.isEnum()) {
      assertThat(texts(schema.get("enum"))).isEqualTo(constants(type));
    } else {
      Set<String> properties = properties(type);
      assertThat(schema.get("properties").propertyNames())
          .containsExactlyInAnyOrderElementsOf(properties);
      assertThat(texts(schema.path("required"))).isSubsetOf(properties);
    }
  }

  private static Set<String> properties(Class<?> type) {
    Set<String> names = new TreeSet<>();
    for (RecordComponent component : type.getRecordComponents()) {
      JsonProperty renamed = component.getAccessor().getAnnotation(JsonProperty.class);
      names.add(renamed == null ? component.getName() : renamed.value());
    }
    return names;
  }

  private static List<String> constants(Class<?> type) {
    return Arrays.stream(type.getFields())
        .filter(Field::isEnumConstant)
        .map(field -> field.getAnnotation(JsonProperty.class).value())
        .toList();
  }

  private static List<String> texts(JsonNode array) {
    return array.valueStream().map(JsonNode::asString).toList();
  }

  private static List<String> routePatterns() throws IOException {
    PropertySource<?> configuration =
        new YamlPropertySourceLoader()
            .load("gateway", new ClassPathResource("api-gateway.yml"))
            .getFirst();
    return ((Map<?, ?>) configuration.getSource())
        .entrySet().stream()
            .filter(entry -> entry.getKey().toString().contains("predicates"))
            .map(entry -> entry.getValue().toString())
            .flatMap(path -> Arrays.stream(path.substring("Path=".length()).split(",")))
            .toList();
  }

  /* Nested records go by both names: QueueOverview.Line is QueueOverviewLine. */
  private static Map<String, Class<?>> coreTypes() throws IOException {
    Map<String, Class<?>> types = new HashMap<>();
    SimpleMetadataReaderFactory metadata = new SimpleMetadataReaderFactory();
    for (Resource file :
        new PathMatchingResourcePatternResolver()
            .getResources("classpath*:io/arxivist/core/**/*.class")) {
      String name = metadata.getMetadataReader(file).getClassMetadata().getClassName();
      try {
        types.put(name.substring(name.lastIndexOf('.') + 1).replace("$", ""), Class.forName(name));
      } catch (ClassNotFoundException impossible) {
        throw new IllegalStateException(impossible);
      }
    }
    return types;
  }

  private JsonNode read() {
    try (InputStream yaml = new ClassPathResource("openapi/arxivist.yaml").getInputStream()) {
      return json.valueToTree(new Yaml().load(yaml));
    } catch (IOException failed) {
      throw new IllegalStateException(failed);
    }
  }
}
