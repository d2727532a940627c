package io.arxivist.classifier.inference;

import io.arxivist.classifier.model.ReadTexts;
import io.arxivist.core.classification.Classification;
import io.arxivist.core.inference.InferenceRequest;
import io.arxivist.core.inference.ModelMetadata.TensorMetadata;
import io.arxivist.core.inference.OutputTensor;
import io.arxivist.core.inference.RequestedOutput;
import io.arxivist.core.validation.InvalidFieldException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** What can be asked of the model, tensor by tensor. */
enum AnswerTensor {
  /** The most probable category of each text. */
  CATEGORY(TextTensors.BYTES, false),
  /** Its calibrated probability. */
  PROBABILITY("FP64", false),
  /** Whether nothing was likely enough to commit to. */
  ABSTAINED("BOOL", false),
  /** Whether the words alone were asked because the encoder was away. */
  DEGRADED("BOOL", false),
  /** The probability of each label. */
  PROBABILITIES("FP64", true),
  /** Whether each label belongs to the prediction set. */
  PREDICTION_SET("BOOL", true);

  private final String datatype;
  private final boolean perLabel;

  AnswerTensor(String datatype, boolean perLabel) {
    this.datatype = datatype;
    this.perLabel = perLabel;
  }

  /** The tensors that a request names; without any, those that have one element a text. */
  static Set<AnswerTensor> wanted(InferenceRequest request) {
    List<RequestedOutput> outputs = request.outputs();
    if (outputs == null || outputs.isEmpty()) {
      return EnumSet.of(CATEGORY, PROBABILITY, ABSTAINED, DEGRADED);
    }
    Set<AnswerTensor> wanted = EnumSet.noneOf(AnswerTensor.class);
    for (int i = 0; i < outputs.size(); i++) {
      wanted.add(named("outputs[" + i + "].name", outputs.get(i).name()));
    }
    return wanted;
  }

  private static AnswerTensor named(String field, String name) {
    return Arrays.stream(values())
        .filter(tensor -> tensor.wireName().equals(name))
        .findFirst()
        .orElseThrow(() ->
            new InvalidFieldException(
                field,
                name,
                "is not an output of the model; outputs are "
                    + Arrays.stream(values())
                        .map(AnswerTensor::wireName)
                        .collect(Collectors.joining(", "))));
  }

  String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }

  TensorMetadata metadata(long labels) {
    return new TensorMetadata(wireName(), datatype, perLabel ? List.of(-1L, labels) : List.of(-1L));
  }

  /**
   * The tensor.
   *
   * @param classifications of the texts
   */
  OutputTensor of(ReadTexts texts, List<Classification> classifications) {
    long rows = classifications.size();
    long labels = texts.model().classifier().labels().size();
    return new OutputTensor(
        wireName(),
        perLabel ? List.of(rows, labels) : List.of(rows),
        datatype,
        data(texts, classifications));
  }

  private List<Object> data(ReadTexts texts, List<Classification> classifications) {
    return switch (this) {
      case CATEGORY -> classifications.stream().<Object>map(one -> one.best().category()).toList();
      case PROBABILITY ->
          classifications.stream().<Object>map(one -> one.best().probability()).toList();
      case ABSTAINED -> classifications.stream().<Object>map(Classification::abstained).toList();
      case DEGRADED -> classifications.stream().<Object>map(Classification::degraded).toList();
      case PROBABILITIES -> {
        List<Object> flat = new ArrayList<>();
        texts.probabilities().forEach(row -> Arrays.stream(row).forEach(flat::add));
        yield flat;
      }
      case PREDICTION_SET ->
          classifications.stream()
              .flatMap(one ->
                  texts.model().classifier().labels().stream()
                      .<Object>map(one.predictionSet()::contains))
              .toList();
    };
  }
}
