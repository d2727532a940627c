package io.arxivist.classifier.archive;

import io.arxivist.core.archive.ArchiveCheckRequest;
import io.arxivist.core.archive.ArchiveCheckResult;
import io.arxivist.core.archive.ArticleArchive;
import io.arxivist.service.job.JobContext;
import io.arxivist.service.job.JobHandler;
import java.time.LocalDate;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * Runs the jobs of {@code /archive-checks}: reads whole days and says what is wrong with them. A
 * fault that is found is a result; only an archive that is away fails the job.
 */
@Component
final class ArchiveCheckHandler implements JobHandler<ArchiveCheckRequest, ArchiveCheckResult> {
  private final ArticleArchive archive;

  ArchiveCheckHandler(ArticleArchive archive) {
    this.archive = archive;
  }

  @Override
  public String kind() {
    return "archive-checks";
  }

  @Override
  public Class<ArchiveCheckRequest> requestType() {
    return ArchiveCheckRequest.class;
  }

  @Override
  public boolean resumable() {
    return true;
  }

  @Override
  public ArchiveCheckResult run(ArchiveCheckRequest request, JobContext context) {
    List<LocalDate> days = archive.days().stream().filter(request::covers).toList();
    ArchiveCheckResult result = ArchiveCheckResult.NONE;
    for (LocalDate day : days) {
      context.progress("verify", result.days(), (long) days.size(), "days");
      result = result.plus(archive.check(day));
    }
    context.progress("verify", days.size(), (long) days.size(), "days");
    return result;
  }
}
