package io.arxivist.classifier.search;

import io.arxivist.core.search.IndexRebuildRequest;
import io.arxivist.core.search.IndexRebuildResult;
import io.arxivist.mongodb.PaperFilter;
import io.arxivist.mongodb.PaperStore;
import io.arxivist.service.job.JobContext;
import io.arxivist.service.job.JobHandler;
import java.io.IOException;
import org.springframework.stereotype.Component;

/** Runs the jobs of {@code /index-rebuilds}: each builds the index anew and swaps it in. */
@Component
final class IndexRebuildHandler implements JobHandler<IndexRebuildRequest, IndexRebuildResult> {
  private final SearchIndex index;
  private final PaperStore papers;

  IndexRebuildHandler(SearchIndex index, PaperStore papers) {
    this.index = index;
    this.papers = papers;
  }

  @Override
  public String kind() {
    return "index-rebuilds";
  }

  @Override
  public Class<IndexRebuildRequest> requestType() {
    return IndexRebuildRequest.class;
  }

  /** From its beginning: what a former start left is deleted when the service opens its index. */
  @Override
  public boolean resumable() {
    return true;
  }

  @Override
  public IndexRebuildResult run(IndexRebuildRequest request, JobContext context)
      throws IOException {
    long total = papers.count(PaperFilter.ALL);
    return index.rebuild(done -> context.progress("index", Math.min(done, total), total, "papers"));
  }
}
