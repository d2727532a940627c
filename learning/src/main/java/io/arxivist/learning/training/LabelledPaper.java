package io.arxivist.learning.training;

import io.arxivist.core.paper.Paper;
import io.arxivist.core.paper.PaperText;
import io.arxivist.core.validation.Check;
import java.util.List;

/**
 * A paper to learn from.
 *
 * @param id arXiv id without version
 * @param categories the authors' categories; the first is the label
 */
public record LabelledPaper(String id, int version, PaperText text, List<String> categories) {
  public LabelledPaper {
    Check.notBlank("id", id);
    Check.atLeast("version", version, 1);
    Check.present("text", text);
    categories = List.copyOf(Check.sized("categories", categories, 1, Integer.MAX_VALUE));
  }

  public static LabelledPaper of(Paper paper) {
    return new LabelledPaper(paper.id(), paper.version(), paper.text(), paper.categories());
  }

  public String label() {
    return categories.getFirst();
  }
}
