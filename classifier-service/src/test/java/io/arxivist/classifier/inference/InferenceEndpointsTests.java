package io.arxivist.classifier.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.mockito.Mockito.when;

import io.arxivist.classifier.ToyModel;
import io.arxivist.classifier.encoder.TextEmbedder;
import io.arxivist.classifier.model.ChampionModel;
import io.arxivist.classifier.model.ServingModel;
import io.arxivist.contract.ToyCorpus;
import io.arxivist.core.classification.Classification;
import io.arxivist.core.inference.InferenceResponse;
import io.arxivist.core.inference.ModelMetadata;
import io.arxivist.core.inference.OutputTensor;
import io.arxivist.core.paper.Paper;
import io.arxivist.service.problem.UnavailableException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.context.bean.override.mockito.MockitoBean;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tools.jackson.databind.json.JsonMapper;

@ProtocolSlice(InferenceController.class)
class InferenceEndpointsTests {
  private static final String INFER = "/v2/models/arxivist-classifier/infer";
  private static final List<Paper> PAPERS =
      ToyCorpus.papers(400, 402).stream().map(harvested -> harvested.paper()).toList();
  private static final List<String> TITLES = PAPERS.stream().map(Paper::title).toList();
  private static final List<String> ABSTRACTS = PAPERS.stream().map(Paper::abstractText).toList();
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
  void tellsItsHealth() {
    assertThat(http.get().uri("/v2").exchange())
        .hasStatusOk()
        .bodyJson()
        .extractingPath("$.name")
        .isEqualTo("arxivist");
    assertThat(http.get().uri("/v2/health/live").exchange()).hasStatusOk();
    assertThat(http.get().uri("/v2/health/ready").exchange()).hasStatusOk();
    assertThat(http.get().uri("/v2/models/arxivist-classifier/ready").exchange()).hasStatusOk();
    assertThat(http.get().uri("/v2/models/arxivist-classifier/versions/3/ready").exchange())
        .hasStatusOk();
    assertThat(http.get().uri("/v2/models/arxivist-classifier/versions/2/ready").exchange())
        .hasStatus(503);
  }

  @Test
  void livesButIsNotReadyBeforeTheFirstModel() {
    when(champion.serving()).thenReturn(Optional.empty());
    when(champion.required()).thenThrow(new UnavailableException("model", "no model yet", null));

    assertThat(http.get().uri("/v2/health/live").exchange()).hasStatusOk();
    assertThat(http.get().uri("/v2/health/ready").exchange())
        .hasStatus(503)
        .bodyJson()
        .extractingPath("$.ready")
        .isEqualTo(false);
    assertThat(http.get().uri("/v2/models/arxivist-classifier/ready").exchange()).hasStatus(503);
    assertThat(infer(request(List.of(2), List.of())))
        .hasStatus(503)
        .bodyJson()
        .extractingPath("$.error")
        .isEqualTo("no model yet");
  }

  @Test
  void describesTheModelWithItsLabels() {
    MvcTestResult answer = http.get().uri("/v2/models/arxivist-classifier").exchange();

    ModelMetadata metadata = read(answer, ModelMetadata.class);
    long labels = model.classifier().labels().size();
    assertThat(metadata.versions()).containsExactly("3");
    assertThat(metadata.parameters().labels()).isEqualTo(model.classifier().labels());
    assertThat(metadata.outputs())
        .contains(
            new ModelMetadata.TensorMetadata("category", "BYTES", List.of(-1L)),
            new ModelMetadata.TensorMetadata("probabilities", "FP64", List.of(-1L, labels)));
  }

  @Test
  void answersOneElementForEachText() {
    InferenceResponse answer = read(infer(request(List.of(2), List.of())), InferenceResponse.class);

    assertThat(answer.id()).isEqualTo("call-1");
    assertThat(answer.modelVersion()).isEqualTo("3");
    assertThat(answer.outputs())
        .extracting(OutputTensor::name)
        .containsExactly("category", "probability", "abstained", "degraded");
    assertThat(answer.outputs())
        .allSatisfy(tensor -> assertThat(tensor.shape()).containsExactly(2L));
    assertThat(answer.outputs().getFirst().data())
        .isEqualTo(PAPERS.stream().map(Paper::primaryCategory).toList());
  }

  @Test
  void answersOneElementForEachLabelOnRequest() {
    InferenceResponse answer =
        read(
            infer(
                request(
                    List.of(2, 1),
                    List.of(Map.of("name", "probabilities"), Map.of("name", "prediction_set")))),
            InferenceResponse.class);

    List<String> labels = model.classifier().labels();
    OutputTensor probabilities = answer.outputs().getFirst();
    OutputTensor sets = answer.outputs().getLast();
    assertThat(probabilities.shape()).containsExactly(2L, (long) labels.size());
    assertThat(sets.shape()).isEqualTo(probabilities.shape());
    double sum =
        probabilities.data().subList(0, labels.size()).stream()
            .mapToDouble(value -> ((Number) value).doubleValue())
            .sum();
    assertThat(sum).isCloseTo(1, within(1e-9));
    Classification second = model.classifier().classify(PAPERS.getLast().text(), null);
    for (int k = 0; k < labels.size(); k++) {
      assertThat(sets.data().get(labels.size() + k))
          .isEqualTo(second.predictionSet().contains(labels.get(k)));
    }
  }

  @Test
  void asksTheVersionInCharge() {
    String body = json.writeValueAsString(request(List.of(2), List.of()));

    assertThat(post("/v2/models/arxivist-classifier/versions/3/infer", body)).hasStatusOk();
    assertThat(post("/v2/models/arxivist-classifier/versions/4/infer", body))
        .hasStatus(404)
        .bodyJson()
        .extractingPath("$.error")
        .isEqualTo("version 4 of arxivist-classifier is not served; served is version 3");
    assertThat(post("/v2/models/other/infer", body)).hasStatus(404);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "[]                                                                     | body",
        "{'inputs':[                                                            | body",
        "{}                                                                     | inputs",
        "{'inputs':[]}                                                          | inputs",
        "{'inputs':[{'name':'text','shape':[1],'datatype':'BYTES','data':['a']}]}  | inputs[0].name",
        "{'inputs':[{'name':'title','shape':[1],'datatype':'FP32','data':[1.5]}]}  | inputs[0].datatype",
        "{'inputs':[{'name':'title','shape':[1,2],'datatype':'BYTES','data':['a','b']}]} | inputs[0].shape",
        "{'inputs':[{'name':'title','shape':[1,1,1],'datatype':'BYTES','data':['a']}]} | inputs[0].shape",
        "{'inputs':[{'name':'title','shape':[-1],'datatype':'BYTES','data':['a']}]} | inputs[0].shape",
        "{'inputs':[{'name':'title','shape':[0],'datatype':'BYTES','data':[]}]}   | inputs[0].shape",
        "{'inputs':[{'name':'title','shape':[],'datatype':'BYTES','data':[]}]}    | inputs[0].shape",
        "{'inputs':[{'name':'title','datatype':'BYTES','data':['a']}]}            | inputs[0].shape",
        "{'inputs':[{'name':'title','shape':['x'],'datatype':'BYTES','data':['a']}]} | inputs[0].shape[0]",
        "{'inputs':[{'name':'title','shape':[2],'datatype':'BYTES','data':['a']}]} | inputs[0].data",
        "{'inputs':[{'name':'title','shape':[1],'datatype':'BYTES','data':[7]}]}  | inputs[0].data[0]",
        "{'inputs':[{'name':'title','shape':[1],'datatype':'BYTES','data':[['a']]}]} | inputs[0].data[0]",
        "{'inputs':[{'name':'title','shape':[1],'datatype':'BYTES'}]}             | inputs[0].data",
        "{'inputs':[{'name':'title','shape':[1],'datatype':'BYTES','data':[' ']}]} | inputs[0].title",
        "{'inputs':[{'name':'title','shape':[1],'datatype':'BYTES','data':['a']},{'name':'abstract','shape':[2],'datatype':'BYTES','data':['a','b']}]} | inputs[1].shape",
        "{'inputs':[{'name':'title','shape':[1],'datatype':'BYTES','data':['a']},{'name':'title','shape':[1],'datatype':'BYTES','data':['a']}]} | inputs[1].name",
        "{'inputs':[{'name':'title','shape':[1],'datatype':'BYTES','data':['a']}],'outputs':[{'name':'score'}]} | outputs[0].name",
        "{'inputs':[{'name':'title','shape':[1],'datatype':'BYTES','data':['a']}],'extra':1} | extra"
      })
  void namesWhatIsWrongWithATensor(String body, String field) {
    MvcTestResult answer = post(INFER, body.replace('\'', '"'));

    assertThat(answer).hasStatus(400);
    assertThat(answer).bodyJson().extractingPath("$.field").isEqualTo(field);
    assertThat(answer).bodyJson().extractingPath("$.error").asString().contains(field);
  }

  @Test
  void saysThatTensorsTravelAsJson() {
    MvcTestResult answer =
        http.post()
            .uri(INFER)
            .header("Inference-Header-Content-Length", "20")
            .contentType(MediaType.APPLICATION_OCTET_STREAM)
            .content(new byte[20])
            .exchange();

    assertThat(answer)
        .hasStatus(400)
        .bodyJson()
        .extractingPath("$.rule")
        .isEqualTo("is not spoken: tensors travel as JSON");
  }

  private static Map<String, ?> request(List<Integer> shape, List<?> outputs) {
    return Map.of(
        "id",
        "call-1",
        "inputs",
        List.of(
            Map.of("name", "title", "shape", shape, "datatype", "BYTES", "data", TITLES),
            Map.of("name", "abstract", "shape", shape, "datatype", "BYTES", "data", ABSTRACTS)),
        "outputs",
        outputs);
  }

  @Test
  void takesABodyWithoutATypeForJson() {
    String body = json.writeValueAsString(request(List.of(2), List.of()));

    assertThat(http.post().uri(INFER).content(body).exchange()).hasStatusOk();
  }

  private MvcTestResult infer(Map<String, ?> request) {
    return post(INFER, json.writeValueAsString(request));
  }

  private <T> T read(MvcTestResult result, Class<T> type) {
    assertThat(result).hasStatusOk();
    return json.readValue(result.getMvcResult().getResponse().getContentAsByteArray(), type);
  }

  private MvcTestResult post(String path, String body) {
    return http.post().uri(path).contentType(MediaType.APPLICATION_JSON).content(body).exchange();
  }
}
