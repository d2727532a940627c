package io.arxivist.classifier.shadow;

import io.arxivist.classifier.ClassifierProperties;
import io.arxivist.classifier.model.ChampionModel;
import io.arxivist.classifier.model.ModelFolders;
import io.arxivist.classifier.model.ServingModel;
import io.arxivist.core.classification.Embedding;
import io.arxivist.core.classification.ModelReference;
import io.arxivist.core.classification.RankedCategory;
import io.arxivist.core.classification.ShadowAnswer;
import io.arxivist.core.paper.PaperText;
import io.arxivist.core.registry.ModelRegistry;
import io.arxivist.core.registry.ModelVersion;
import io.arxivist.learning.model.BrokenModelException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Holds the challenger. Whatever is wrong with it, the champion's work goes on without it: one that
 * cannot be loaded, or fails on a paper, is left out, and the reason is logged once.
 */
@Component
public class ShadowModel {
  private static final Logger LOG = LoggerFactory.getLogger(ShadowModel.class);

  private final ModelRegistry registry;
  private final ModelFolders folders;
  private final ChampionModel champion;
  private final boolean enabled;
  private volatile @Nullable ModelReference wanted;
  private volatile @Nullable ServingModel shadow;
  private volatile @Nullable ModelReference leftOut;
  private volatile @Nullable String problem;

  ShadowModel(ModelRegistry registry, ChampionModel champion, ClassifierProperties properties) {
    this.registry = registry;
    this.folders = new ModelFolders(registry, properties.dataDirectory().resolve("shadow"));
    this.champion = champion;
    this.enabled = properties.shadow().enabled();
  }

  /**
   * What the challenger says; empty where there is none, or where it reads the vectors of another
   * encoder: it would be judged without a part of it.
   */
  public Optional<ShadowAnswer> answer(PaperText text, Embedding embedding) {
    ServingModel challenger = shadow;
    if (challenger == null) {
      return Optional.empty();
    }
    String reading = challenger.classifier().encoder().orElse(embedding.encoder());
    if (!reading.equals(embedding.encoder())) {
      leaveOut(challenger.reference(), "it reads the vectors of encoder " + reading, null);
      return Optional.empty();
    }
    try {
      RankedCategory best = challenger.classifier().classify(text, embedding).best();
      return Optional.of(
          new ShadowAnswer(best.category(), best.probability(), challenger.reference().runId()));
    } catch (RuntimeException failure) {
      leaveOut(challenger.reference(), "it failed on a paper: " + failure, failure);
      return Optional.empty();
    }
  }

  boolean enabled() {
    return enabled;
  }

  /** The version that carries the alias, loaded or not. */
  Optional<ModelReference> challenger() {
    return Optional.ofNullable(wanted);
  }

  /** Why the challenger is not asked; empty where it is, and where there is none. */
  Optional<String> problem() {
    return Optional.ofNullable(problem);
  }

  /** Looks for the version that carries the alias {@code challenger}, and takes it in. */
  synchronized void refresh() {
    if (!enabled) {
      return;
    }
    try {
      Optional<ModelReference> named =
          registry
              .findByAlias(ModelRegistry.CHALLENGER)
              .map(ModelVersion::reference)
              .filter(model -> !isChampion(model));
      wanted = named.orElse(null);
      named.ifPresentOrElse(this::take, this::drop);
    } catch (RuntimeException | OutOfMemoryError failure) {
      if (shadow == null) {
        note("it could not be loaded: " + failure.getMessage(), failure);
      }
    }
  }

  private void take(ModelReference challenger) {
    ServingModel present = shadow;
    if (challenger.equals(leftOut) || present != null && present.reference().equals(challenger)) {
      return;
    }
    shadow = null;
    leftOut = null;
    try {
      shadow = new ServingModel(challenger, folders.load(challenger.runId()));
    } catch (BrokenModelException broken) {
      /* It would be fetched again at every look, and be as broken. */
      leaveOut(challenger, "it could not be loaded: " + broken.getMessage(), broken);
      return;
    }
    problem = null;
    LOG.info("model version {} runs in shadow", challenger.version());
    folders.keepOnly(challenger.runId());
  }

  private void drop() {
    boolean present = shadow != null;
    shadow = null;
    leftOut = null;
    problem = null;
    if (present) {
      folders.keepOnly("");
    }
  }

  private boolean isChampion(ModelReference model) {
    return champion.serving().map(ServingModel::reference).filter(model::equals).isPresent();
  }

  private void leaveOut(ModelReference challenger, String cause, @Nullable Throwable failure) {
    leftOut = challenger;
    shadow = null;
    note(cause, failure);
  }

  /* The same cause comes back every few seconds: the log has it once. */
  private void note(String cause, @Nullable Throwable failure) {
    if (!cause.equals(problem)) {
      LOG.warn("the challenger is left out: {}", cause, failure);
    }
    problem = cause;
  }
}
