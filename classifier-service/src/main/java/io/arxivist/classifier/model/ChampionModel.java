package io.arxivist.classifier.model;

import io.arxivist.classifier.ClassifierProperties;
import io.arxivist.core.classification.ModelReference;
import io.arxivist.core.registry.ModelRegistry;
import io.arxivist.core.registry.ModelVersion;
import io.arxivist.core.registry.RegistryException;
import io.arxivist.learning.model.BrokenModelException;
import io.arxivist.service.problem.UnavailableException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Holds the model in charge. A new one replaces it in one step, after it was downloaded, verified
 * and tried; whatever fails on that way leaves the old one in charge.
 */
@Component
public final class ChampionModel {
  private static final Logger LOG = LoggerFactory.getLogger(ChampionModel.class);

  private static final int LOOKS_OF_REST = 30;

  private final ModelRegistry registry;
  private final ModelFolders folders;
  private final String pinnedRunId;
  private final CountDownLatch first = new CountDownLatch(1);
  private volatile @Nullable ServingModel serving;
  private volatile @Nullable String problem;
  private @Nullable Refused refused;

  /* A model that arrived broken, and for how many looks it is left alone. */
  private record Refused(ModelReference reference, int looks) {}

  ChampionModel(ModelRegistry registry, ModelFolders folders, ClassifierProperties properties) {
    this.registry = registry;
    this.folders = folders;
    this.pinnedRunId = properties.pinnedRunId();
  }

  /** The model in charge; empty before the first. */
  public Optional<ServingModel> serving() {
    return Optional.ofNullable(serving);
  }

  /**
   * The model in charge.
   *
   * @throws UnavailableException before the first
   */
  public ServingModel required() {
    return serving().orElseThrow(() -> new UnavailableException("model", absence(), null));
  }

  /** Waits for the first model; false when there is none by then. */
  public boolean awaitFirst(Duration patience) throws InterruptedException {
    return first.await(patience.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** Why the last look for a model failed; empty when it did not. */
  Optional<String> problem() {
    return Optional.ofNullable(problem);
  }

  /**
   * Looks for the model that ought to serve and takes it into service if it is another one. One
   * that arrived broken is not fetched again at every look.
   */
  synchronized void refresh() {
    try {
      Optional<ModelReference> next = wanted().map(ModelVersion::reference).filter(this::isOther);
      if (next.isPresent() && rests(next.get())) {
        return;
      }
      next.ifPresent(this::serve);
      refused = null;
      problem = null;
    } catch (RuntimeException | OutOfMemoryError failure) {
      note(String.valueOf(failure.getMessage()), failure);
    }
  }

  private boolean rests(ModelReference wanted) {
    Refused before = refused;
    if (before == null || !before.reference().equals(wanted) || before.looks() == 0) {
      return false;
    }
    refused = new Refused(wanted, before.looks() - 1);
    return true;
  }

  private Optional<ModelVersion> wanted() {
    if (pinnedRunId.isEmpty()) {
      return registry.findByAlias(ModelRegistry.CHAMPION);
    }
    Optional<ModelVersion> pinned = registry.findByRun(pinnedRunId);
    if (pinned.isEmpty()) {
      throw new RegistryException(
          "the pinned run " + pinnedRunId + " is not a registered version", null);
    }
    return pinned;
  }

  private boolean isOther(ModelReference wanted) {
    ServingModel current = serving;
    return current == null || !current.reference().equals(wanted);
  }

  private void serve(ModelReference wanted) {
    try {
      serving = new ServingModel(wanted, folders.load(wanted.runId()));
    } catch (BrokenModelException broken) {
      refused = new Refused(wanted, LOOKS_OF_REST);
      throw broken;
    }
    first.countDown();
    LOG.info("model version {} of run {} is in charge", wanted.version(), wanted.runId());
    folders.keepOnly(wanted.runId());
  }

  /* The same cause comes back every few seconds: the log has it once. */
  private void note(String cause, Throwable failure) {
    if (!cause.equals(problem)) {
      LOG.warn("no new model could be taken into service", failure);
    }
    problem = cause;
  }

  private String absence() {
    String cause = problem;
    return cause == null
        ? "no model serves yet: none has been published"
        : "no model serves yet: " + cause;
  }
}
