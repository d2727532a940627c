package io.arxivist.core.classification;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.arxivist.core.validation.Check;
import java.util.List;

/**
 * What a model says of one text.
 *
 * @param categories the most probable ones, best first
 * @param predictionSet the categories that together hold the true one with the promised coverage
 * @param abstained whether nothing was likely enough to commit to
 * @param degraded whether the words alone were asked, though the model also reads the encoder's
 *     vector: there was none
 */
public record Classification(
    List<RankedCategory> categories,
    List<String> predictionSet,
    boolean abstained,
    boolean degraded) {
  public Classification {
    categories = List.copyOf(Check.sized("categories", categories, 1, Integer.MAX_VALUE));
    predictionSet = List.copyOf(Check.present("predictionSet", predictionSet));
  }

  @JsonIgnore
  public RankedCategory best() {
    return categories.getFirst();
  }
}
