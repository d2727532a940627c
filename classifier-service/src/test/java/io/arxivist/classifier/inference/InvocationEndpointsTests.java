package io.arxivist.classifier.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.when;

import io.arxivist.classifier.ToyModel;
import io.arxivist.classifier.encoder.TextEmbedder;
import io.arxivist.classifier.model.ChampionModel;
import io.arxivist.classifier.model.ServingModel;
import io.arxivist.contract.ToyCorpus;
import io.arxivist.core.inference.InvocationPrediction;
import io.arxivist.core.inference.InvocationResponse;
import io.arxivist.core.paper.Paper;
import io.arxivist.service.problem.UnavailableException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.context.bean.override.mockito.MockitoBean;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tools.jackson.databind.json.JsonMapper;

@ProtocolSlice(InvocationController.class)
class InvocationEndpointsTests {
  private static final List<Paper> PAPERS =
      ToyCorpus.papers(400, 402).stream().map(harvested -> harvested.paper()).toList();
  private static final Paper FIRST = PAPERS.getFirst();
  private static final Paper SECOND = PAPERS.getLast();
  private static ServingModel model;

  @Autowired MockMvcTester http;
  @Autowired JsonMapper json;
  @MockitoBean ChampionModel champion;
  @MockitoBean TextEmbedder embedder;

  @BeforeAll
  static void train() {
    model = ToyModel.serving();
  }

  @BeforeEach
  void theModelServes() {
    when(champion.required()).thenReturn(model);
    when(champion.serving()).thenReturn(Optional.of(model));
  }

  @Test
  void pingsAndTellsTheVersionOfTheProtocol() {
    assertThat(http.get().uri("/ping").exchange()).hasStatusOk().bodyText().isEqualTo("\n");
    assertThat(http.get().uri("/version").exchange()).hasStatusOk().bodyText().startsWith("3.");
  }

  @Test
  void readsAFrameSplitIntoColumnsAndData() {
    assertReadsBoth(
        Map.of(
            "dataframe_split",
            Map.of(
                "index", List.of(0, 1),
                "columns", List.of("abstract", "id", "title"),
                "data",
                    List.of(
                        List.of(FIRST.abstractText(), FIRST.id(), FIRST.title()),
                        List.of(SECOND.abstractText(), SECOND.id(), SECOND.title())))));
  }

  @Test
  void readsAFrameOfRecords() {
    assertReadsBoth(Map.of("dataframe_records", List.of(record(FIRST), record(SECOND))));
  }

  @ParameterizedTest
  @ValueSource(strings = {"instances", "inputs"})
  void readsRowsAsObjectsAndAsPairs(String form) {
    assertReadsBoth(Map.of(form, List.of(record(FIRST), record(SECOND))));
    assertReadsBoth(
        Map.of(
            form,
            List.of(
                List.of(FIRST.title(), FIRST.abstractText()),
                List.of(SECOND.title(), SECOND.abstractText()))));
  }

  @Test
  void readsColumns() {
    assertReadsBoth(
        Map.of(
            "inputs",
            Map.of(
                "title", List.of(FIRST.title(), SECOND.title()),
                "abstract",
                    List.of(List.of(FIRST.abstractText()), List.of(SECOND.abstractText())))));
  }

  @Test
  void readsOneRowOfColumns() {
    InvocationResponse answer = answer(invoke(Map.of("inputs", Map.of("title", FIRST.title()))));

    assertThat(answer.predictions()).hasSize(1);
  }

  @Test
  void readsCsvAsPandasWritesIt() {
    String csv =
        ",title,abstract\r\n0,\"%s\",\"A \"\"quoted\"\" word,\nand a line. %s\"\n\n1,%s,%s\n"
            .formatted(FIRST.title(), FIRST.abstractText(), SECOND.title(), SECOND.abstractText());

    InvocationResponse answer = answer(send("text/csv; charset=utf-8", csv));

    assertThat(answer.predictions())
        .extracting(InvocationPrediction::category)
        .containsExactly(FIRST.primaryCategory(), SECOND.primaryCategory());
  }

  @Test
  void takesWhatPandasWritesForAMissingCellAsAnEmptyText() {
    MvcTestResult answer =
        send(
            "application/json",
            "{\"dataframe_records\":[{\"title\":\""
                + FIRST.title()
                + "\",\"abstract\":NaN},"
                + "{\"title\":\"x\",\"abstract\":null}]}");

    assertThat(answer(answer).predictions()).hasSize(2);
  }

  @Test
  void ranksAndExplainsWhereParamsAskForIt() {
    InvocationResponse answer =
        answer(
            invoke(
                Map.of(
                    "instances", List.of(record(FIRST)),
                    "params", Map.of("top_k", 3, "explain", true))));

    InvocationPrediction prediction = answer.predictions().getFirst();
    assertThat(prediction.categories()).hasSize(3);
    assertThat(Objects.requireNonNull(prediction.explanation()).knownTerms()).isPositive();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{}                                                | body",
        "[]                                                | body",
        "7                                                 | body",
        "{\"inputs\":[],\"instances\":[]}                  | body",
        "{\"inputs\":[{\"title\":\"x\"}],\"param\":{}}     | body",
        "{\"inputs\":[                                     | body",
        "{\"inputs\":{}}                                   | inputs",
        "{\"inputs\":7}                                    | inputs",
        "{\"inputs\":[]}                                   | inputs rows",
        "{\"inputs\":{\"title\":[\"a\"],\"abstract\":[]}}  | inputs.abstract",
        "{\"instances\":[\"a text\"]}                      | instances[0]",
        "{\"instances\":[{\"title\":7}]}                   | instances[0].title",
        "{\"instances\":[{\"title\":\" \"}]}               | instances[0].title",
        "{\"dataframe_records\":[[\"a\",\"b\"]]}           | dataframe_records[0]",
        "{\"dataframe_split\":{\"data\":[[\"a\"]]}}        | dataframe_split.columns",
        "{\"dataframe_split\":{\"columns\":[\"title\"]}}   | dataframe_split.data",
        "{\"dataframe_split\":{\"columns\":[\"a\"],\"data\":[]}} | dataframe_split.columns",
        "{\"dataframe_split\":{\"columns\":[\"title\"],\"data\":[[\"a\",\"b\"]]}} | dataframe_split.data[0]",
        "{\"inputs\":[{\"title\":\"x\"}],\"params\":{\"top_k\":11}} | params.top_k",
        "{\"inputs\":[{\"title\":\"x\"}],\"params\":{\"explain\":1}} | params.explain",
        "{\"inputs\":[{\"title\":\"x\"}],\"params\":{\"k\":1}} | params.k",
        "{\"inputs\":[{\"title\":\"x\"}],\"params\":[]}    | params"
      })
  void namesTheFieldInMlflowsForm(String body, String field) {
    MvcTestResult answer = send("application/json", body);

    assertThat(answer).hasStatus(400);
    assertThat(answer).bodyJson().extractingPath("$.error_code").isEqualTo("BAD_REQUEST");
    assertThat(answer).bodyJson().extractingPath("$.field").isEqualTo(field);
    assertThat(answer).bodyJson().extractingPath("$.message").asString().contains(field);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "''                    | csv",
        "id,text%1,x           | csv header",
        "title                 | csv rows",
        "title%\"x             | csv line 2",
        "title%\"x\"y          | csv line 2",
        "title,abstract%x      | csv[0]",
        "title,abstract%,      | csv[0].title"
      })
  void namesTheLineOfATable(String body, String field) {
    MvcTestResult answer = send("text/csv", body.replace('%', '\n'));

    assertThat(answer).hasStatus(400).bodyJson().extractingPath("$.field").isEqualTo(field);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "text/plain",
        "application/json; charset=latin1",
        "text/csv; header=present",
        "nonsense"
      })
  void refusesOtherTypes(String type) {
    MvcTestResult answer = send(type, "title\nx");

    assertThat(answer)
        .hasStatus(415)
        .bodyJson()
        .extractingPath("$.field")
        .isEqualTo("Content-Type");
  }

  @Test
  void isUnavailableBeforeTheFirstModel() {
    when(champion.required()).thenThrow(new UnavailableException("model", "no model yet", null));

    assertThat(http.get().uri("/ping").exchange()).hasStatus(503);
    assertThat(invoke(Map.of("inputs", List.of(record(FIRST)))))
        .hasStatus(503)
        .bodyJson()
        .extractingPath("$.error_code")
        .isEqualTo("TEMPORARILY_UNAVAILABLE");
  }

  private void assertReadsBoth(Map<String, ?> body) {
    InvocationResponse answer = answer(invoke(body));

    assertThat(answer.model()).isEqualTo(model.reference());
    assertThat(answer.predictions())
        .usingRecursiveComparison()
        .isEqualTo(
            PAPERS.stream()
                .map(paper -> model.classifier().classify(paper.text(), null))
                .map(classification -> InvocationPrediction.of(classification, 0, null))
                .toList());
  }

  private static Map<String, String> record(Paper paper) {
    return Map.of("title", paper.title(), "abstract", paper.abstractText());
  }

  private InvocationResponse answer(MvcTestResult result) {
    assertThat(result).hasStatusOk();
    return json.readValue(
        result.getMvcResult().getResponse().getContentAsByteArray(), InvocationResponse.class);
  }

  private MvcTestResult invoke(Map<String, ?> body) {
    return send(MediaType.APPLICATION_JSON_VALUE, json.writeValueAsString(body));
  }

  private MvcTestResult send(String type, String body) {
    return http.post().uri("/invocations").header("Content-Type", type).content(body).exchange();
  }
}
