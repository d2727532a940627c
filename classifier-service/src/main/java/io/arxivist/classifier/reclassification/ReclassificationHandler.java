package io.arxivist.classifier.reclassification;

import io.arxivist.classifier.model.ChampionModel;
import io.arxivist.classifier.model.ServingModel;
import io.arxivist.classifier.search.SearchIndex;
import io.arxivist.core.classification.ClassifiedPaper;
import io.arxivist.core.classification.ModelReference;
import io.arxivist.core.classification.ReclassificationRequest;
import io.arxivist.core.classification.ReclassificationResult;
import io.arxivist.mongodb.PaperReclassification;
import io.arxivist.mongodb.PaperReclassification.Selection;
import io.arxivist.mongodb.ReclassificationStore;
import io.arxivist.mongodb.ReclassificationStore.Standing;
import io.arxivist.service.job.JobContext;
import io.arxivist.service.job.JobHandler;
import io.arxivist.service.problem.ConflictException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CancellationException;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Runs the jobs of {@code /reclassifications}: each goes once through the stored papers of other
 * runs, in the order of their ids. Where it stands is stored with each batch, so a restart goes on
 * there; a paper that is met twice is of the run already and passed by.
 */
@Component
final class ReclassificationHandler
    implements JobHandler<ReclassificationRequest, ReclassificationResult> {
  private static final int BATCH = 16;
  private static final Duration MODEL_PATIENCE = Duration.ofSeconds(1);

  private final ChampionModel champion;
  private final PaperReclassifier reclassifier;
  private final PaperReclassification papers;
  private final ReclassificationStore standings;
  private final SearchIndex index;
  private final JsonMapper json;

  ReclassificationHandler(
      ChampionModel champion,
      PaperReclassifier reclassifier,
      PaperReclassification papers,
      ReclassificationStore standings,
      SearchIndex index,
      JsonMapper json) {
    this.champion = champion;
    this.reclassifier = reclassifier;
    this.papers = papers;
    this.standings = standings;
    this.index = index;
    this.json = json;
  }

  @Override
  public String kind() {
    return "reclassifications";
  }

  @Override
  public Class<ReclassificationRequest> requestType() {
    return ReclassificationRequest.class;
  }

  @Override
  public boolean resumable() {
    return true;
  }

  @Override
  public void admit(ReclassificationRequest request) {
    ModelReference serving = champion.required().reference();
    if (request.runId() != null && !request.runId().equals(serving.runId())) {
      throw new ConflictException(
          "run " + request.runId() + " does not serve; " + serving.runId() + " does");
    }
  }

  @Override
  public String mark(ReclassificationRequest request) {
    return json.writeValueAsString(new ReclassificationMark(champion.required().reference()));
  }

  @Override
  public ReclassificationResult run(ReclassificationRequest request, JobContext context)
      throws InterruptedException {
    ModelReference wanted =
        json.readValue(Objects.requireNonNull(context.mark()), ReclassificationMark.class).model();
    Selection selection = new Selection(wanted.runId(), request.from(), request.until());
    Standing standing = standings.take(context.jobId());
    long total = standing.papers() + papers.count(selection, standing.after());
    List<ClassifiedPaper> batch = papers.next(selection, standing.after(), BATCH);
    while (!batch.isEmpty()) {
      context.progress("classify", standing.papers(), total, "papers");
      standing = reclassify(batch, serving(wanted, context), standing, context);
      batch = papers.next(selection, standing.after(), BATCH);
    }
    context.progress("classify", standing.papers(), standing.papers(), "papers");
    standings.remove(context.jobId());
    return result(wanted, standing);
  }

  private Standing reclassify(
      List<ClassifiedPaper> batch, ServingModel model, Standing before, JobContext context)
      throws InterruptedException {
    Standing standing = before;
    List<String> written = new ArrayList<>();
    try {
      for (ClassifiedPaper paper : batch) {
        context.checkCancelled();
        standing = reclassifier.reclassify(paper, model, standing, written);
      }
    } catch (CancellationException ended) {
      /* Perhaps by a restart, after which the job goes on here. */
      standings.save(standing);
      throw ended;
    } finally {
      index.refresh(written);
    }
    standings.save(standing);
    return standing;
  }

  /* After a promotion this job's predictions would be the former champion's. */
  private ServingModel serving(ModelReference wanted, JobContext context)
      throws InterruptedException {
    while (!champion.awaitFirst(MODEL_PATIENCE)) {
      context.checkCancelled();
    }
    ServingModel serving = champion.required();
    if (!serving.reference().runId().equals(wanted.runId())) {
      throw new ConflictException(
          "run %s serves no longer; ask for a re-classification by %s"
              .formatted(wanted.runId(), serving.reference().runId()));
    }
    return serving;
  }

  private static ReclassificationResult result(ModelReference model, Standing standing) {
    return new ReclassificationResult(
        model,
        standing.papers(),
        standing.changed(),
        standing.unchanged(),
        standing.skipped(),
        standing.embedded(),
        standing.agreeingBefore(),
        standing.agreeingAfter());
  }
}
