package io.arxivist.core.inference;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.arxivist.core.classification.Classification;
import io.arxivist.core.classification.Explanation;
import io.arxivist.core.classification.RankedCategory;
import io.arxivist.core.validation.Check;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One row of {@code POST /invocations}.
 *
 * @param category the most probable one
 * @param probability of that category, calibrated, 0 to 1
 * @param predictionSet the categories that together hold the true one with the promised coverage
 * @param abstained whether nothing was likely enough to commit to
 * @param degraded whether the words alone were asked because the encoder was away
 * @param categories the best ones, where {@code top_k} asked for them
 * @param explanation where {@code explain} asked for it
 */
public record InvocationPrediction(
    String category,
    double probability,
    @JsonProperty("prediction_set") List<String> predictionSet,
    boolean abstained,
    boolean degraded,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable List<RankedCategory> categories,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Explanation explanation) {
  public InvocationPrediction {
    Check.notBlank("category", category);
    Check.within("probability", probability, 0, 1);
    predictionSet = List.copyOf(Check.present("prediction_set", predictionSet));
    categories = categories == null ? null : List.copyOf(categories);
  }

  /**
   * The row of a classification.
   *
   * @param best how many ranked categories to tell; 0 for none
   */
  public static InvocationPrediction of(
      Classification classification, int best, @Nullable Explanation explanation) {
    return new InvocationPrediction(
        classification.best().category(),
        classification.best().probability(),
        classification.predictionSet(),
        classification.abstained(),
        classification.degraded(),
        best == 0 ? null : classification.categories().stream().limit(best).toList(),
        explanation);
  }
}
