package io.arxivist.classifier.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.when;

import io.arxivist.classifier.ToyModel;
import io.arxivist.classifier.encoder.TextEmbedder;
import io.arxivist.contract.Samples;
import io.arxivist.contract.ToyCorpus;
import io.arxivist.core.classification.ClassifiedPaper;
import io.arxivist.core.paper.ArxivId;
import io.arxivist.core.paper.PaperText;
import io.arxivist.mongodb.PaperStore;
import io.arxivist.service.ServiceSupportConfiguration;
import io.arxivist.service.problem.UnavailableException;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.webmvc.test.autoconfigure.WebMvcTest;
import org.springframework.context.annotation.Import;
import org.springframework.http.MediaType;
import org.springframework.test.context.bean.override.mockito.MockitoBean;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tools.jackson.databind.json.JsonMapper;

/** The REST edge: what is answered, and how each kind of bad input is refused. */
@WebMvcTest(
    controllers = {ClassificationController.class, ExplanationController.class},
    properties = "spring.config.name=common,classifier-service")
@ImportAutoConfiguration(ServiceSupportConfiguration.class)
@Import(TextClassifier.class)
class ClassificationEndpointsTests {
  private static ServingModel model;

  @Autowired MockMvcTester http;
  @Autowired JsonMapper json;
  @MockitoBean ChampionModel champion;
  @MockitoBean TextEmbedder embedder;
  @MockitoBean PaperStore store;

  @BeforeAll
  static void train() {
    model = ToyModel.serving();
  }

  @Test
  void ranksCategoriesWithProbabilities() {
    when(champion.required()).thenReturn(model);
    var paper = ToyCorpus.papers(400, 401).getFirst().paper();

    MvcTestResult answer = classify(Map.of("papers", List.of(paper.text())));

    assertThat(answer).hasStatusOk();
    assertThat(answer)
        .bodyJson()
        .extractingPath("$.classifications[0].categories[0].category")
        .isEqualTo(paper.primaryCategory());
    assertThat(answer).bodyJson().extractingPath("$.model.version").isEqualTo("3");
  }

  @Test
  void asksTheEncoderWhereTheModelReadsVectors() {
    ServingModel hybrid = ToyModel.servingHybrid();
    PaperText text = ToyCorpus.papers(400, 401).getFirst().paper().text();
    when(champion.required()).thenReturn(hybrid);
    when(embedder.embed(List.of(text))).thenReturn(List.of(Optional.of(Samples.embedding())));

    MvcTestResult answer = classify(Map.of("papers", List.of(text)));

    assertThat(answer).bodyJson().extractingPath("$.classifications[0].degraded").isEqualTo(false);
  }

  @Test
  void answersFromTheWordsAndSaysSoWhereTheEncoderIsAway() {
    ServingModel hybrid = ToyModel.servingHybrid();
    PaperText text = ToyCorpus.papers(400, 401).getFirst().paper().text();
    when(champion.required()).thenReturn(hybrid);
    when(embedder.embed(List.of(text))).thenReturn(List.of(Optional.empty()));

    MvcTestResult answer = classify(Map.of("papers", List.of(text)));

    assertThat(answer).hasStatusOk();
    assertThat(answer).bodyJson().extractingPath("$.classifications[0].degraded").isEqualTo(true);
  }

  @Test
  void explainsWhereAskedTo() {
    when(champion.required()).thenReturn(model);
    var paper = ToyCorpus.papers(400, 401).getFirst().paper();

    MvcTestResult plain = classify(Map.of("papers", List.of(paper.text())));
    MvcTestResult answer = classify(Map.of("papers", List.of(paper.text()), "explain", true));

    assertThat(plain).bodyJson().doesNotHavePath("$.explanations");
    assertThat(answer)
        .bodyJson()
        .extractingPath("$.explanations[0].categories[0].category")
        .isEqualTo(paper.primaryCategory());
    assertThat(answer)
        .bodyJson()
        .extractingPath("$.explanations[0].categories[0].terms.length()")
        .isEqualTo(10);
  }

  @Test
  void explainsAStoredPaperByTheModelInCharge() {
    ClassifiedPaper stored = Samples.classified(ToyCorpus.papers(400, 401).getFirst(), "math.CO");
    when(champion.required()).thenReturn(model);
    when(store.find(new ArxivId("2503.00401"))).thenReturn(Optional.of(stored));

    MvcTestResult answer = http.get().uri("/papers/2503.00401/explanation").exchange();

    assertThat(answer)
        .hasStatusOk()
        .bodyJson()
        .extractingPath("$.explanation.categories[0].category")
        .isEqualTo(stored.harvested().paper().primaryCategory());
    assertThat(answer).bodyJson().extractingPath("$.model.version").isEqualTo("3");
  }

  @ParameterizedTest
  @CsvSource({
    "/papers/2503.00402/explanation, 404",
    "/papers/hep-th/9901001/explanation, 404",
    "/papers/nonsense/explanation, 400"
  })
  void refusesToExplainWhatIsNotStored(String path, int status) {
    assertThat(http.get().uri(path).exchange()).hasStatus(status);
  }

  @Test
  void answers503BeforeTheFirstModel() {
    when(champion.required())
        .thenThrow(new UnavailableException("model", "no model serves yet", null));

    MvcTestResult answer = classify(Map.of("papers", List.of(new PaperText("t", "a"))));

    assertThat(answer).hasStatus(503).bodyJson().extractingPath("$.backend").isEqualTo("model");
  }

  @Test
  void refusesAnEmptyList() {
    assertRefused(classify("{\"papers\":[]}"), "papers", "is below 1 items");
  }

  @Test
  void refusesMoreThan1000Papers() {
    String body =
        json.writeValueAsString(
            Map.of("papers", Collections.nCopies(1_001, new PaperText("t", "a"))));

    assertRefused(classify(body), "papers", "is above 1000 items");
  }

  @Test
  void refusesABlankText() {
    assertRefused(
        classify("{\"papers\":[{\"title\":\" \",\"abstract\":\"\"}]}"),
        "papers[0].title",
        "is blank, and so is abstract");
  }

  @Test
  void refusesANumberWhereATextIsMeant() {
    assertRefused(
        classify("{\"papers\":[{\"title\":5}]}"), "papers[0].title", "is not a valid String");
  }

  @Test
  void refusesATooLongAbstract() {
    String body = "{\"papers\":[{\"title\":\"t\",\"abstract\":\"" + "a".repeat(20_001) + "\"}]}";

    assertRefused(classify(body), "papers[0].abstract", "is more than 20000 characters");
  }

  @Test
  void refusesAnUnknownField() {
    assertRefused(
        classify("{\"papers\":[{\"title\":\"t\",\"summary\":\"a\"}]}"),
        "papers[0].summary",
        "is not a known field; known are abstract, title");
  }

  @ParameterizedTest
  @ValueSource(strings = {"{\"papers\":[", "", "[]", "{}", "{\"papers\":{}}"})
  void refusesMalformedBodies(String body) {
    assertThat(classify(body)).hasStatus(400).bodyJson().extractingPath("$.rule").isNotNull();
  }

  private void assertRefused(MvcTestResult answer, String field, String rule) {
    assertThat(answer).hasStatus(400);
    assertThat(answer).bodyJson().extractingPath("$.field").isEqualTo(field);
    assertThat(answer).bodyJson().extractingPath("$.rule").isEqualTo(rule);
  }

  private MvcTestResult classify(Object request) {
    return classify(json.writeValueAsString(request));
  }

  private MvcTestResult classify(String body) {
    return http.post()
        .uri("/classifications")
        .contentType(MediaType.APPLICATION_JSON)
        .content(body)
        .exchange();
  }
}
