package io.arxivist.classifier.inference;

import io.arxivist.classifier.model.ChampionModel;
import io.arxivist.classifier.model.ReadTexts;
import io.arxivist.classifier.model.TextClassifier;
import io.arxivist.core.classification.Classification;
import io.arxivist.core.classification.Explanation;
import io.arxivist.core.inference.InvocationError;
import io.arxivist.core.inference.InvocationPrediction;
import io.arxivist.core.inference.InvocationResponse;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.List;
import java.util.stream.IntStream;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * MLflow's scoring protocol.
 *
 * @see <a href="https://mlflow.org/docs/latest/ml/deployment/deploy-model-locally/">MLflow</a>
 */
@RestController
final class InvocationController {
  /* Clients choose the form of a request by it: the version whose protocol is spoken here. */
  private static final String MLFLOW_VERSION = "3.17.2";
  private static final MediaType CSV = MediaType.parseMediaType("text/csv");

  private final ChampionModel champion;
  private final TextClassifier classifier;

  InvocationController(ChampionModel champion, TextClassifier classifier) {
    this.champion = champion;
    this.classifier = classifier;
  }

  /** An empty line once a model serves. */
  @GetMapping("/ping")
  String ping() {
    champion.required();
    return "\n";
  }

  @GetMapping("/version")
  String version() {
    return MLFLOW_VERSION;
  }

  @PostMapping("/invocations")
  InvocationResponse invoke(HttpServletRequest request) throws IOException {
    ProtocolBody body = ProtocolBody.of(request, MediaType.APPLICATION_JSON, CSV);
    Invocation invocation =
        body.type().equals(CSV)
            ? InvocationReader.csv(body.text())
            : InvocationReader.json(body.bytes());
    return answer(invocation, classifier.read(invocation.texts()));
  }

  private static InvocationResponse answer(Invocation invocation, ReadTexts texts) {
    List<Classification> classifications = texts.classifications();
    List<Explanation> explanations = invocation.explain() ? texts.explanations() : List.of();
    return new InvocationResponse(
        IntStream.range(0, classifications.size())
            .mapToObj(i ->
                InvocationPrediction.of(
                    classifications.get(i),
                    invocation.best(),
                    invocation.explain() ? explanations.get(i) : null))
            .toList(),
        texts.model().reference());
  }

  @ExceptionHandler
  ResponseEntity<InvocationError> refuse(Exception failure) {
    Refusal refusal = Refusal.of(failure);
    return ResponseEntity.status(refusal.status())
        .contentType(MediaType.APPLICATION_JSON)
        .body(
            new InvocationError(
                code(refusal.status()),
                refusal.message(),
                refusal.field(),
                refusal.value(),
                refusal.rule()));
  }

  private static String code(HttpStatus status) {
    return switch (status) {
      case SERVICE_UNAVAILABLE -> "TEMPORARILY_UNAVAILABLE";
      case INTERNAL_SERVER_ERROR -> "INTERNAL_ERROR";
      default -> "BAD_REQUEST";
    };
  }
}
