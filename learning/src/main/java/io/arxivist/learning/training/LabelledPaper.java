package io.arxivist.learning.training;

import io.arxivist.core.classification.Embedding;
import io.arxivist.core.paper.Paper;
import io.arxivist.core.paper.PaperText;
import io.arxivist.core.validation.Check;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A paper to learn from.
 *
 * @param id arXiv id without version
 * @param categories the authors' categories; the first is the label
 * @param embedding of the text; null where no encoder read it
 */
public record LabelledPaper(
    String id,
    int version,
    PaperText text,
    List<String> categories,
    @Nullable Embedding embedding) {
  public LabelledPaper {
    Check.notBlank("id", id);
    Check.atLeast("version", version, 1);
    Check.present("text", text);
    categories = List.copyOf(Check.sized("categories", categories, 1, Integer.MAX_VALUE));
  }

  /** A paper that no encoder read. */
  public LabelledPaper(String id, int version, PaperText text, List<String> categories) {
    this(id, version, text, categories, null);
  }

  public static LabelledPaper of(Paper paper) {
    return new LabelledPaper(paper.id(), paper.version(), paper.text(), paper.categories());
  }

  /** The same paper once an encoder read it. */
  public LabelledPaper with(Embedding read) {
    return new LabelledPaper(id, version, text, categories, read);
  }

  public String label() {
    return categories.getFirst();
  }
}
