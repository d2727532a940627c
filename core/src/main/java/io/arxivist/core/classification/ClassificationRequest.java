package io.arxivist.core.classification;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.arxivist.core.paper.PaperText;
import io.arxivist.core.validation.Check;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Body of {@code POST /classifications}: 1 to 1,000 texts.
 *
 * @param explain whether to tell what each decision rests on; no unless asked for
 */
public record ClassificationRequest(
    List<PaperText> papers, @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Boolean explain) {
  public static final int MOST_PAPERS = 1_000;

  public ClassificationRequest {
    papers = Check.items("papers", Check.sized("papers", papers, 1, MOST_PAPERS));
  }

  /** Asks for no explanation. */
  public ClassificationRequest(List<PaperText> papers) {
    this(papers, null);
  }
}
