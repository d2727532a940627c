package io.arxivist.core.classification;

import io.arxivist.core.paper.PaperText;
import io.arxivist.core.validation.Check;
import java.util.List;

/** Body of {@code POST /classifications}: 1 to 256 texts. */
public record ClassificationRequest(List<PaperText> papers) {
  public static final int MOST_PAPERS = 256;

  public ClassificationRequest {
    papers = Check.items("papers", Check.sized("papers", papers, 1, MOST_PAPERS));
  }
}
