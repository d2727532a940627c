package io.arxivist.classifier.inference;

import io.arxivist.classifier.model.ChampionModel;
import io.arxivist.classifier.model.ReadTexts;
import io.arxivist.classifier.model.ServingModel;
import io.arxivist.classifier.model.TextClassifier;
import io.arxivist.core.classification.Classification;
import io.arxivist.core.inference.InferenceError;
import io.arxivist.core.inference.InferenceRequest;
import io.arxivist.core.inference.InferenceResponse;
import io.arxivist.core.inference.ModelMetadata;
import io.arxivist.core.inference.ModelMetadata.TensorMetadata;
import io.arxivist.core.inference.ModelReady;
import io.arxivist.core.inference.ServerLive;
import io.arxivist.core.inference.ServerMetadata;
import io.arxivist.core.inference.ServerReady;
import io.arxivist.core.paper.PaperText;
import io.arxivist.core.registry.ModelRegistry;
import io.arxivist.core.validation.InvalidFieldException;
import io.arxivist.service.problem.NotFoundException;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/**
 * The Open Inference Protocol V2. One model is served, in one version: the one in charge.
 *
 * @see <a href="https://github.com/kserve/open-inference-protocol">Open Inference Protocol</a>
 */
@RestController
@RequestMapping("/v2")
final class InferenceController {
  /* Says that tensors follow the JSON in binary form, which is an extension. */
  private static final String BINARY = "Inference-Header-Content-Length";
  private static final List<Long> ANY = List.of(-1L);

  private final ChampionModel champion;
  private final TextClassifier classifier;
  private final JsonMapper json;

  InferenceController(ChampionModel champion, TextClassifier classifier, JsonMapper json) {
    this.champion = champion;
    this.classifier = classifier;
    this.json = json;
  }

  @GetMapping
  ServerMetadata server() {
    String version = getClass().getPackage().getImplementationVersion();
    return new ServerMetadata(
        "arxivist", Objects.requireNonNullElse(version, "development"), List.of());
  }

  @GetMapping("/health/live")
  ServerLive live() {
    return new ServerLive(true);
  }

  @GetMapping("/health/ready")
  ResponseEntity<ServerReady> ready() {
    boolean ready = champion.serving().isPresent();
    return ResponseEntity.status(status(ready)).body(new ServerReady(ready));
  }

  @GetMapping({"/models/{name}", "/models/{name}/versions/{version}"})
  ModelMetadata model(
      @PathVariable String name, @PathVariable(required = false) @Nullable String version) {
    ServingModel model = served(name, version);
    List<String> labels = model.classifier().labels();
    return new ModelMetadata(
        name,
        List.of(model.reference().version()),
        "arxivist",
        List.of(
            new TensorMetadata(TextRows.TITLE, TextTensors.BYTES, ANY),
            new TensorMetadata(TextRows.ABSTRACT, TextTensors.BYTES, ANY)),
        Arrays.stream(AnswerTensor.values()).map(tensor -> tensor.metadata(labels.size())).toList(),
        new ModelMetadata.Parameters(
            labels, model.reference().runId(), model.classifier().encoder().orElse(null)));
  }

  @GetMapping({"/models/{name}/ready", "/models/{name}/versions/{version}/ready"})
  ResponseEntity<ModelReady> modelReady(
      @PathVariable String name, @PathVariable(required = false) @Nullable String version) {
    checkName(name);
    boolean ready = champion.serving().map(model -> isAsked(model, version)).orElse(false);
    return ResponseEntity.status(status(ready)).body(new ModelReady(name, ready));
  }

  @PostMapping({"/models/{name}/infer", "/models/{name}/versions/{version}/infer"})
  InferenceResponse infer(
      @PathVariable String name,
      @PathVariable(required = false) @Nullable String version,
      HttpServletRequest http)
      throws IOException {
    String header = http.getHeader(BINARY);
    if (header != null) {
      throw new InvalidFieldException(BINARY, header, "is not spoken: tensors travel as JSON");
    }
    ServingModel model = served(name, version);
    ProtocolBody body = ProtocolBody.of(http, MediaType.APPLICATION_JSON);
    InferenceRequest request = json.readValue(body.bytes(), InferenceRequest.class);
    if (request == null) {
      throw new InvalidFieldException("body", null, "is missing");
    }
    Set<AnswerTensor> wanted = AnswerTensor.wanted(request);
    return answer(name, request.id(), wanted, TextTensors.texts(request), model);
  }

  private InferenceResponse answer(
      String name,
      @Nullable String id,
      Set<AnswerTensor> wanted,
      List<PaperText> asked,
      ServingModel model) {
    ReadTexts texts = classifier.read(asked, model);
    List<Classification> classifications = texts.classifications();
    return new InferenceResponse(
        name,
        model.reference().version(),
        id,
        wanted.stream().map(tensor -> tensor.of(texts, classifications)).toList());
  }

  @ExceptionHandler
  ResponseEntity<InferenceError> refuse(Exception failure) {
    Refusal refusal = Refusal.of(failure);
    return ResponseEntity.status(refusal.status())
        .contentType(MediaType.APPLICATION_JSON)
        .body(
            new InferenceError(
                refusal.message(), refusal.field(), refusal.value(), refusal.rule()));
  }

  private ServingModel served(String name, @Nullable String version) {
    checkName(name);
    ServingModel model = champion.required();
    if (!isAsked(model, version)) {
      throw new NotFoundException(
          "version %s of %s is not served; served is version %s"
              .formatted(version, name, model.reference().version()));
    }
    return model;
  }

  private static boolean isAsked(ServingModel model, @Nullable String version) {
    return version == null || version.equals(model.reference().version());
  }

  private static void checkName(String name) {
    if (!name.equals(ModelRegistry.MODEL)) {
      throw new NotFoundException(
          "model " + name + " is not served; served is " + ModelRegistry.MODEL);
    }
  }

  private static HttpStatus status(boolean ready) {
    return ready ? HttpStatus.OK : HttpStatus.SERVICE_UNAVAILABLE;
  }
}
