package io.arxivist.classifier.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;
import static org.mockito.Mockito.when;

import io.arxivist.classifier.ToyModel;
import io.arxivist.classifier.encoder.TextEmbedder;
import io.arxivist.classifier.model.ChampionModel;
import io.arxivist.classifier.model.ServingModel;
import io.arxivist.classifier.model.TextClassifier;
import io.arxivist.service.ServiceSupportConfiguration;
import io.arxivist.service.problem.UnavailableException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.webmvc.test.autoconfigure.WebMvcTest;
import org.springframework.context.annotation.ComponentScan.Filter;
import org.springframework.context.annotation.FilterType;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.bean.override.mockito.MockitoBean;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Every way in, with every kind of bad input: a clear answer each, never a failure. */
@WebMvcTest(
    properties = "spring.config.name=common,classifier-service",
    useDefaultFilters = false,
    includeFilters =
        @Filter(
            type = FilterType.REGEX,
            pattern = ".*[.](ClassificationController|InvocationController|InferenceController)"))
@ImportAutoConfiguration(ServiceSupportConfiguration.class)
@Import(TextClassifier.class)
class BadInputTests {
  private static final JsonMapper JSON = JsonMapper.shared();
  private static ServingModel model;

  @Autowired MockMvcTester http;
  @MockitoBean ChampionModel champion;
  @MockitoBean TextEmbedder embedder;

  /** The ways in. */
  enum Door {
    CLASSIFICATIONS("/classifications", "application/json"),
    SPLIT("/invocations", "application/json"),
    RECORDS("/invocations", "application/json"),
    CSV("/invocations", "text/csv"),
    TENSORS("/v2/models/arxivist-classifier/infer", "application/json");

    private final String path;
    private final String type;

    Door(String path, String type) {
      this.path = path;
      this.type = type;
    }

    String body(List<String> abstracts) {
      return switch (this) {
        case CLASSIFICATIONS -> json(Map.of("papers", rows(abstracts)));
        case SPLIT ->
            json(
                Map.of(
                    "dataframe_split",
                    Map.of(
                        "columns",
                        List.of("abstract"),
                        "data",
                        abstracts.stream().map(List::of).toList())));
        case RECORDS -> json(Map.of("dataframe_records", rows(abstracts)));
        case CSV ->
            "id,abstract\n"
                + String.join(
                    "\n",
                    abstracts.stream()
                        .map(text -> "1,\"" + text.replace("\"", "\"\"") + "\"")
                        .toList());
        case TENSORS ->
            json(
                Map.of(
                    "inputs",
                    List.of(
                        Map.of(
                            "name",
                            "abstract",
                            "datatype",
                            "BYTES",
                            "shape",
                            List.of(abstracts.size()),
                            "data",
                            abstracts))));
      };
    }

    private static List<Map<String, String>> rows(List<String> abstracts) {
      return abstracts.stream().map(text -> Map.of("abstract", text)).toList();
    }

    private static String json(Object body) {
      return JSON.writeValueAsString(body);
    }
  }

  /** Texts, and the status that each is owed. */
  enum Text {
    EMPTY("", 400, "is blank"),
    BLANK(" \t\n", 400, "is blank"),
    MEGABYTE("word ".repeat(209_715), 400, "is more than 20000 characters"),
    CHINESE("我们研究随机图上的匹配问题并给出一个新的上界。", 200, ""),
    ARABIC("ندرس مسألة المطابقة على الرسوم العشوائية", 200, ""),
    LATEX("\\begin{equation}\\frac{\\partial u}{\\partial t}=\\Delta u\\end{equation}", 200, ""),
    LATEX_OPEN("$\\alpha_{", 200, ""),
    CONTROLS("\u0001\u0002\u001b[31m\u0000 word \u007f\u0085", 200, ""),
    SURROGATE("half a pair \ud83d of an emoji \ud83d\ude00", 200, ""),
    NUMBERS("1234567890 ".repeat(500), 200, ""),
    MARKUP("<script>alert(1)</script>'; DROP TABLE papers; --", 200, "");

    private final String text;
    private final int status;
    private final String rule;

    Text(String text, int status, String rule) {
      this.text = text;
      this.status = status;
      this.rule = rule;
    }
  }

  static Stream<Arguments> everyTextAtEveryDoor() {
    return Arrays.stream(Door.values())
        .flatMap(door -> Arrays.stream(Text.values()).map(text -> arguments(door, text)));
  }

  @BeforeAll
  static void train() {
    model = ToyModel.serving();
  }

  @BeforeEach
  void theModelServes() {
    when(champion.required()).thenReturn(model);
    when(champion.serving()).thenReturn(Optional.of(model));
  }

  @ParameterizedTest
  @MethodSource("everyTextAtEveryDoor")
  void answersOrNamesTheRule(Door door, Text text) {
    MvcTestResult answer = send(door, door.type, door.body(List.of(text.text)));

    assertThat(answer).hasStatus(text.status);
    if (text.status == 200) {
      assertThat(json(answer).toString()).contains("\"abstained\"");
    } else {
      assertThat(json(answer).path("field").asString()).isNotBlank();
      assertThat(json(answer).path("rule").asString()).startsWith(text.rule);
    }
  }

  @ParameterizedTest
  @EnumSource
  void refusesTenThousandItemsAndNamesTheLimit(Door door) {
    MvcTestResult answer = send(door, door.type, door.body(Collections.nCopies(10_000, "word")));

    assertThat(answer).hasStatus(400);
    assertThat(json(answer).path("field").asString()).isNotBlank();
    assertThat(json(answer).path("value").asString()).startsWith("10000 ");
    assertThat(json(answer).path("rule").asString()).startsWith("is above 1000 ");
  }

  @ParameterizedTest
  @EnumSource
  void answersAThousandItems(Door door) {
    assertThat(send(door, door.type, door.body(Collections.nCopies(1_000, "word")))).hasStatusOk();
  }

  @ParameterizedTest
  @EnumSource
  void refusesABrokenBody(Door door) {
    String body = door.body(List.of("word"));

    MvcTestResult answer = send(door, door.type, body.substring(0, body.length() - 1));

    assertThat(answer).hasStatus(400);
    assertThat(json(answer).path("rule").asString()).isNotBlank();
  }

  @ParameterizedTest
  @EnumSource
  void refusesABodyThatIsNotUtf8(Door door) {
    byte[] body = door.body(List.of("word")).getBytes(StandardCharsets.UTF_8);
    body[new String(body, StandardCharsets.UTF_8).indexOf("word")] = (byte) 0xff;

    MvcTestResult answer =
        http.post().uri(door.path).header("Content-Type", door.type).content(body).exchange();

    assertThat(answer).hasStatus(400);
  }

  @ParameterizedTest
  @EnumSource
  void refusesAnotherContentType(Door door) {
    assertThat(send(door, "application/xml", "<paper/>")).hasStatus(415);
  }

  @ParameterizedTest
  @EnumSource(names = {"SPLIT", "CSV", "TENSORS"})
  void refusesMoreThanEightMegabytes(Door door) {
    MvcTestResult answer =
        send(door, door.type, door.body(Collections.nCopies(1_000, "word ".repeat(1_800))));

    assertThat(answer).hasStatus(413);
    assertThat(json(answer).path("rule").asString()).isEqualTo("is more than 8388608 bytes");
  }

  @ParameterizedTest
  @EnumSource
  void isUnavailableBeforeTheFirstModel(Door door) {
    when(champion.required()).thenThrow(new UnavailableException("model", "no model yet", null));

    assertThat(send(door, door.type, door.body(List.of("word")))).hasStatus(503);
  }

  private static JsonNode json(MvcTestResult answer) {
    return JSON.readTree(answer.getMvcResult().getResponse().getContentAsByteArray());
  }

  private MvcTestResult send(Door door, String type, String body) {
    return http.post().uri(door.path).header("Content-Type", type).content(body).exchange();
  }
}
