package io.arxivist.stack.mainjob;

import io.arxivist.core.classification.StorageSummary;
import io.arxivist.core.drift.DriftCheckRequest;
import io.arxivist.core.drift.DriftCheckResult;
import io.arxivist.core.harvest.HarvestRequest;
import io.arxivist.core.harvest.HarvestResult;
import io.arxivist.core.harvest.PushRequest;
import io.arxivist.core.harvest.PushResult;
import io.arxivist.core.job.JobProgress;
import io.arxivist.core.job.JobState;
import io.arxivist.core.job.JobView;
import io.arxivist.core.queue.DrainRequest;
import io.arxivist.core.queue.DrainResult;
import io.arxivist.core.queue.QueueName;
import io.arxivist.core.training.PublicationResult;
import io.arxivist.core.training.TrainingRequest;
import io.arxivist.core.training.TrainingResult;
import io.arxivist.stack.StackException;
import io.arxivist.stack.host.ServiceSlot;
import io.arxivist.stack.host.StackPorts;
import java.time.Clock;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/** The whole way of the data once, in the order that the Airflow DAGs keep. */
public final class MainJob {
  private final ServiceClient fetcher;
  private final ServiceClient trainer;
  private final ServiceClient classifier;
  private final ServiceClient monitor;
  private final Clock clock;
  private final Progress progress;
  private final Stages stages;

  /** On the services of a stack in this JVM. */
  public MainJob(StackPorts ports, Clock clock, Progress progress) {
    this(ServiceAddresses.of(ports), clock, progress);
  }

  /** On services wherever they run. */
  public MainJob(ServiceAddresses services, Clock clock, Progress progress) {
    this.fetcher = client(ServiceSlot.FETCHER, services.fetcher());
    this.trainer = client(ServiceSlot.TRAINER, services.trainer());
    this.classifier = client(ServiceSlot.CLASSIFIER, services.classifier());
    this.monitor = client(ServiceSlot.MONITOR, services.monitor());
    this.clock = clock;
    this.progress = progress;
    this.stages = new Stages(clock);
  }

  /** Does it, with the harvest that suits the origin. */
  public RunSummary run(PaperOrigin origin) {
    return run(origin.harvest(clock));
  }

  /**
   * Does it.
   *
   * @param request of the one harvest, whose papers are to be divided
   * @throws StackException naming the stage's service and what it said, when any stage fails
   */
  public RunSummary run(HarvestRequest request) {
    HarvestResult harvest = fetch(request);
    long pushed = push(QueueName.TRAINING) + push(QueueName.CLASSIFICATION);
    progress.done("push", pushed + " papers, " + stages.pace("push", pushed));
    TrainingResult training = train();
    PublicationResult publication = publish(training);
    StorageSummary storage = classify(harvest.classification());
    DriftCheckResult drift = checkDrift();
    return new RunSummary(
        harvest.source(),
        harvest.fetched(),
        pushed,
        training.papers(),
        harvest.classification(),
        storage.papers(),
        publication.model(),
        training.metrics(),
        storage.papers() == 0 ? 0 : (double) storage.agreeing() / storage.papers(),
        drift.verdict(),
        stages.seconds(),
        stages.papersPerSecond(),
        new TreeMap<>());
  }

  /** How many papers are stored now. */
  public StorageSummary storage() {
    return classifier.get("/papers/summary", StorageSummary.class);
  }

  private HarvestResult fetch(HarvestRequest request) {
    HarvestResult result =
        stages.time(
            "fetch", () -> fetcher.run("/harvests", request, HarvestResult.class, watch("fetch")));
    if (result.fetched() == 0) {
      throw new StackException("The source " + result.source() + " gave no papers.");
    }
    String refused = result.refused() == 0 ? "" : ", " + result.refused() + " records refused";
    progress.done(
        "fetch",
        result.fetched() + " papers" + refused + ", " + stages.pace("fetch", result.fetched()));
    return result;
  }

  private long push(QueueName queue) {
    PushResult result =
        stages.time(
            "push",
            () -> fetcher.run("/pushes", new PushRequest(queue), PushResult.class, watch("push")));
    return result.pushed();
  }

  private TrainingResult train() {
    TrainingResult result =
        stages.time(
            "train",
            () ->
                trainer.run(
                    "/trainings", TrainingRequest.USUAL, TrainingResult.class, watch("train")));
    Map<String, Double> metrics = result.metrics();
    progress.done(
        "train",
        "%d papers, %d categories, top-1 %.3f (majority class %.3f) on later papers, %s"
            .formatted(
                result.papers(),
                result.categories(),
                metrics.getOrDefault("top1", Double.NaN),
                metrics.getOrDefault("majority_top1", Double.NaN),
                stages.pace("train", result.papers())));
    return result;
  }

  private PublicationResult publish(TrainingResult training) {
    PublicationResult result =
        stages.time(
            "publish",
            () ->
                trainer.run(
                    "/trainings/" + training.trainingId() + "/publication",
                    null,
                    PublicationResult.class,
                    watch("publish")));
    progress.done("publish", "model version " + result.model().version() + ": " + result.reason());
    return result;
  }

  private StorageSummary classify(long expected) {
    DrainResult drained = stages.time("classify", this::drain);
    String parked = drained.parked() == 0 ? "" : ", " + drained.parked() + " parked";
    StorageSummary storage = storage();
    progress.done(
        "classify",
        "%d papers%s, %.1f %% as the authors filed them, %s"
            .formatted(
                storage.papers(),
                parked,
                storage.papers() == 0 ? 0.0 : 100.0 * storage.agreeing() / storage.papers(),
                stages.pace("classify", expected)));
    return storage;
  }

  /**
   * Returns when all that waits in the classification queue now is stored.
   *
   * @throws StackException when nothing has moved for minutes
   */
  public DrainResult drain() {
    return classifier.run(
        "/drains",
        new DrainRequest(),
        DrainResult.class,
        watch("classify").andThen(new Standstill(clock)));
  }

  private DriftCheckResult checkDrift() {
    DriftCheckResult result =
        stages.time(
            "drift",
            () ->
                monitor.run(
                    "/drift-checks",
                    new DriftCheckRequest(null, null, null),
                    DriftCheckResult.class,
                    watch("drift")));
    progress.done("drift", result.reason());
    return result;
  }

  private Consumer<JobView> watch(String stage) {
    return job -> {
      JobProgress now = job.progress();
      if (job.state() == JobState.RUNNING && !now.equals(JobProgress.NONE)) {
        progress.step(stage, now.phase() + counted(now));
      }
    };
  }

  private static String counted(JobProgress now) {
    if (now.total() == null) {
      return now.done() == 0 ? "" : ": %d %s".formatted(now.done(), now.unit());
    }
    return ": %d of %d %s".formatted(now.done(), now.total(), now.unit());
  }

  private static ServiceClient client(ServiceSlot service, String url) {
    return new ServiceClient(service.serviceName(), url);
  }
}
