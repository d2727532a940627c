package io.arxivist.core.wire;

import io.arxivist.core.classification.Classification;
import io.arxivist.core.classification.ClassificationRequest;
import io.arxivist.core.classification.ClassificationResponse;
import io.arxivist.core.classification.ExplainedCategory;
import io.arxivist.core.classification.Explanation;
import io.arxivist.core.classification.ModelReference;
import io.arxivist.core.classification.PaperExplanation;
import io.arxivist.core.classification.RankedCategory;
import io.arxivist.core.classification.TermContribution;
import io.arxivist.core.inference.InferenceError;
import io.arxivist.core.inference.InferenceRequest;
import io.arxivist.core.inference.InferenceResponse;
import io.arxivist.core.inference.InputTensor;
import io.arxivist.core.inference.InvocationError;
import io.arxivist.core.inference.InvocationPrediction;
import io.arxivist.core.inference.InvocationResponse;
import io.arxivist.core.inference.ModelMetadata;
import io.arxivist.core.inference.ModelReady;
import io.arxivist.core.inference.OutputTensor;
import io.arxivist.core.inference.RequestedOutput;
import io.arxivist.core.inference.ServerLive;
import io.arxivist.core.inference.ServerMetadata;
import io.arxivist.core.inference.ServerReady;
import io.arxivist.core.paper.PaperText;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Samples of what answers a text while the caller waits, beside the plain classification. */
final class InferenceSamples {
  private static final ModelReference MODEL =
      new ModelReference("3", "0123456789abcdef0123456789abcdef");
  private static final Classification CLASSIFICATION =
      new Classification(
          List.of(new RankedCategory("cs.LG", 0.71), new RankedCategory("stat.ML", 0.25)),
          List.of("cs.LG", "stat.ML"),
          false,
          false);
  private static final Explanation EXPLANATION =
      new Explanation(
          List.of(
              new ExplainedCategory(
                  "cs.LG",
                  3.5,
                  0.5,
                  1.25,
                  List.of(
                      new TermContribution("neural networks", 1.5),
                      new TermContribution("galaxy", -0.25)),
                  0.5)),
          24);

  private InferenceSamples() {}

  static Map<String, Object> all() {
    Map<String, Object> samples = new LinkedHashMap<>();
    samples.put(
        "classification-request-explain",
        new ClassificationRequest(List.of(new PaperText("A title", "")), true));
    samples.put(
        "classification-response-explained",
        new ClassificationResponse(List.of(CLASSIFICATION), MODEL, List.of(EXPLANATION)));
    samples.put(
        "paper-explanation",
        new PaperExplanation("2503.15521", CLASSIFICATION, EXPLANATION, MODEL));
    samples.putAll(invocations());
    samples.putAll(openInference());
    return samples;
  }

  private static Map<String, Object> invocations() {
    return Map.of(
        "invocation-response",
        new InvocationResponse(
            List.of(
                InvocationPrediction.of(CLASSIFICATION, 0, null),
                InvocationPrediction.of(CLASSIFICATION, 2, EXPLANATION)),
            MODEL),
        "invocation-error",
        new InvocationError(
            "BAD_REQUEST", "params.top_k: 0 is below 1", "params.top_k", "0", "is below 1"));
  }

  private static Map<String, Object> openInference() {
    return Map.of(
        "inference-request",
        new InferenceRequest(
            "call-1",
            null,
            List.of(
                new InputTensor("title", List.of(2L), "BYTES", null, List.of("One", "Two")),
                new InputTensor(
                    "abstract", List.of(2L, 1L), "BYTES", Map.of(), List.of("First.", "Second."))),
            List.of(new RequestedOutput("category", null))),
        "inference-response",
        new InferenceResponse(
            "arxivist-classifier",
            "3",
            "call-1",
            List.of(
                new OutputTensor("category", List.of(2L), "BYTES", List.of("cs.LG", "math.CO")),
                new OutputTensor("probability", List.of(2L), "FP64", List.of(0.5, 0.25)))),
        "inference-error",
        new InferenceError("inputs[0].shape: [3] is wrong", "inputs[0].shape", "[3]", "is wrong"),
        "model-metadata",
        new ModelMetadata(
            "arxivist-classifier",
            List.of("3"),
            "arxivist",
            List.of(new ModelMetadata.TensorMetadata("title", "BYTES", List.of(-1L))),
            List.of(new ModelMetadata.TensorMetadata("probabilities", "FP64", List.of(-1L, 2L))),
            new ModelMetadata.Parameters(List.of("cs.LG", "math.CO"), MODEL.runId(), null)),
        "server-metadata",
        new ServerMetadata("arxivist", "0.1.0", List.of()),
        "server-live",
        new ServerLive(true),
        "server-ready",
        new ServerReady(true),
        "model-ready",
        new ModelReady("arxivist-classifier", true));
  }
}
