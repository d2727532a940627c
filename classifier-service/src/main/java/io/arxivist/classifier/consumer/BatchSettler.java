package io.arxivist.classifier.consumer;

import io.arxivist.classifier.ClassifierProperties;
import io.arxivist.classifier.consumer.EmbeddedBatch.EmbeddedPaper;
import io.arxivist.classifier.consumer.EmbeddedBatch.Refusal;
import io.arxivist.classifier.model.ChampionModel;
import io.arxivist.classifier.model.ServingModel;
import io.arxivist.classifier.search.SearchIndex;
import io.arxivist.classifier.shadow.ShadowModel;
import io.arxivist.core.archive.ArticleArchive;
import io.arxivist.core.classification.ClassifiedPaper;
import io.arxivist.core.classification.Prediction;
import io.arxivist.core.paper.PaperText;
import io.arxivist.core.queue.Delivery;
import io.arxivist.core.queue.WorkQueue;
import io.arxivist.mongodb.PaperStore;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.InvalidDataAccessApiUsageException;
import org.springframework.stereotype.Component;

/**
 * Brings an embedded batch to its end: classifies, stores, indexes, archives, then acknowledges.
 * Storing replaces a paper that is there already, and the archive knows a batch by its content, so
 * a batch that is delivered twice is stored and archived once.
 */
@Component
class BatchSettler {
  private static final Logger LOG = LoggerFactory.getLogger(BatchSettler.class);

  private final WorkQueue queue;
  private final ChampionModel champion;
  private final ShadowModel shadow;
  private final PaperStore store;
  private final ArticleArchive archive;
  private final SearchIndex index;
  private final ConsumerStatus status;
  private final Clock clock;
  private final int attempts;

  BatchSettler(
      WorkQueue classificationQueue,
      ChampionModel champion,
      ShadowModel shadow,
      PaperStore store,
      ArticleArchive archive,
      SearchIndex index,
      ConsumerStatus status,
      Clock clock,
      ClassifierProperties properties) {
    this.queue = classificationQueue;
    this.champion = champion;
    this.shadow = shadow;
    this.store = store;
    this.archive = archive;
    this.index = index;
    this.status = status;
    this.clock = clock;
    this.attempts = properties.consumer().attempts();
  }

  /**
   * Returns when every paper is stored and archived, given back or parked, or the loop stops first.
   */
  void settle(EmbeddedBatch batch, Persistence persistence) {
    List<Refusal> refusals = new ArrayList<>(batch.refusals());
    Map<Delivery, ClassifiedPaper> classified = classify(batch.papers(), refusals);
    List<Delivery> stored =
        persistence.insist("mongodb", () -> store(classified, refusals)).orElse(List.of());
    index.refresh(stored.stream().map(delivery -> delivery.paper().paper().id()).toList());
    if (persistence.insistOn("archive", () -> archive(stored))
        && persistence.insistOn("queue", () -> queue.ack(stored))) {
      status.stored(stored.size());
    }
    refusals.forEach(refusal -> persistence.insistOn("queue", () -> refuse(refusal)));
  }

  private void archive(List<Delivery> stored) {
    archive.append(stored.stream().map(Delivery::paper).toList());
  }

  private Map<Delivery, ClassifiedPaper> classify(
      List<EmbeddedPaper> papers, List<Refusal> refusals) {
    ServingModel model = champion.required();
    Map<Delivery, ClassifiedPaper> classified = new LinkedHashMap<>();
    for (EmbeddedPaper embedded : papers) {
      Delivery delivery = embedded.delivery();
      PaperText text = delivery.paper().paper().text();
      try {
        Prediction prediction =
            new Prediction(
                model.classifier().classify(text, embedded.embedding()),
                model.reference(),
                clock.instant());
        classified.put(
            delivery,
            new ClassifiedPaper(
                delivery.paper(),
                embedded.embedding(),
                prediction,
                shadow.answer(text, embedded.embedding()).orElse(null)));
      } catch (RuntimeException unclassifiable) {
        refusals.add(refusal(delivery, unclassifiable));
      }
    }
    return classified;
  }

  /* What the store holds against one paper must neither stop the others nor be tried for ever. */
  private List<Delivery> store(Map<Delivery, ClassifiedPaper> classified, List<Refusal> refusals) {
    try {
      store.upsertAll(List.copyOf(classified.values()));
      return List.copyOf(classified.keySet());
    } catch (RuntimeException failure) {
      if (isBackendsFault(failure)) {
        throw failure;
      }
      LOG.warn("a batch could not be stored as one; its papers are stored one by one", failure);
      return storeOneByOne(classified, refusals);
    }
  }

  private List<Delivery> storeOneByOne(
      Map<Delivery, ClassifiedPaper> classified, List<Refusal> refusals) {
    List<Delivery> stored = new ArrayList<>();
    List<Refusal> refused = new ArrayList<>();
    classified.forEach((delivery, paper) -> {
      try {
        store.upsertAll(List.of(paper));
        stored.add(delivery);
      } catch (RuntimeException failure) {
        if (isBackendsFault(failure)) {
          throw failure;
        }
        refused.add(refusal(delivery, failure));
      }
    });
    refusals.addAll(refused);
    return stored;
  }

  /* Away, slow, full or reorganising: everything but an objection to the data itself. */
  private static boolean isBackendsFault(RuntimeException failure) {
    return switch (failure) {
      case DataIntegrityViolationException objection -> false;
      case InvalidDataAccessApiUsageException objection -> false;
      default -> failure instanceof DataAccessException;
    };
  }

  private void refuse(Refusal refusal) {
    Delivery delivery = refusal.delivery();
    if (delivery.deliveries() < attempts) {
      queue.retryLater(List.of(delivery));
      status.retried();
    } else {
      LOG.warn("{} is parked: {}", delivery.paper().paper().id(), refusal.reason());
      queue.park(delivery, refusal.reason());
      status.parked();
    }
  }

  private static Refusal refusal(Delivery delivery, RuntimeException failure) {
    return new Refusal(delivery, failure.getClass().getSimpleName() + ": " + failure.getMessage());
  }
}
