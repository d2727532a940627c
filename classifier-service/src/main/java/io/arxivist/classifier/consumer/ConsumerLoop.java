package io.arxivist.classifier.consumer;

import io.arxivist.classifier.ClassifierProperties;
import io.arxivist.classifier.model.ChampionModel;
import io.arxivist.core.classification.ConsumerView.State;
import io.arxivist.core.queue.Delivery;
import io.arxivist.core.queue.WorkQueue;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Takes batches off the queue for as long as the service runs. While one batch is embedded, the
 * next is polled and the one before is classified, stored and acknowledged: the encoder waits for
 * neither Redis nor MongoDB.
 */
@Component
final class ConsumerLoop implements SmartLifecycle {
  private static final Logger LOG = LoggerFactory.getLogger(ConsumerLoop.class);
  private static final Duration MODEL_PATIENCE = Duration.ofSeconds(1);
  private static final Duration DRAIN_PATIENCE = Duration.ofSeconds(20);

  private final WorkQueue queue;
  private final ChampionModel champion;
  private final BatchEmbedder embedder;
  private final BatchSettler settler;
  private final ConsumerStatus status;
  private final ClassifierProperties.Consumer settings;
  private @Nullable Spell spell;

  /** One start of the loop: its thread, and what tells it to stop. */
  private record Spell(Thread thread, Persistence persistence) {}

  ConsumerLoop(
      WorkQueue classificationQueue,
      ChampionModel champion,
      BatchEmbedder embedder,
      BatchSettler settler,
      ConsumerStatus status,
      ClassifierProperties properties) {
    this.queue = classificationQueue;
    this.champion = champion;
    this.embedder = embedder;
    this.settler = settler;
    this.status = status;
    this.settings = properties.consumer();
  }

  @Override
  public synchronized void start() {
    Persistence persistence =
        new Persistence(status, settings.firstPause(), settings.longestPause());
    spell =
        new Spell(Thread.ofPlatform().name("consumer").start(() -> run(persistence)), persistence);
  }

  /** Finishes and acknowledges the batches in hand. */
  @Override
  public synchronized void stop() {
    Spell ending = spell;
    if (ending == null) {
      return;
    }
    ending.persistence().stop();
    try {
      if (!ending.thread().join(DRAIN_PATIENCE)) {
        LOG.warn("the consumer did not finish its batch; the queue delivers it again");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    spell = null;
  }

  @Override
  public synchronized boolean isRunning() {
    return spell != null;
  }

  private void run(Persistence persistence) {
    try (ExecutorService polling = thread("consumer-poll");
        ExecutorService settling = thread("consumer-settle")) {
      work(persistence, polling, settling);
    } catch (InterruptedException e) {
      LOG.warn("the consumer was interrupted; the queue delivers its batch again", e);
    } finally {
      status.now(State.STOPPED);
    }
  }

  private static ExecutorService thread(String name) {
    return Executors.newSingleThreadExecutor(Thread.ofVirtual().name(name).factory());
  }

  private void work(Persistence persistence, ExecutorService polling, ExecutorService settling)
      throws InterruptedException {
    CompletableFuture<?> before = CompletableFuture.allOf();
    List<Delivery> batch = List.of();
    while (!batch.isEmpty() || !persistence.stopping()) {
      if (batch.isEmpty()) {
        batch = nextBatch(persistence, before.isDone());
        continue;
      }
      status.now(State.WORKING);
      List<Delivery> present = batch;
      CompletableFuture<List<Delivery>> following =
          CompletableFuture.supplyAsync(() -> poll(persistence), polling);
      Optional<EmbeddedBatch> embedded =
          persistence.insist("encoder", () -> embedder.embed(present));
      before.join();
      if (embedded.isPresent()) {
        before =
            CompletableFuture.runAsync(() -> settler.settle(embedded.get(), persistence), settling);
      }
      batch = following.join();
    }
    before.join();
  }

  /* Papers are left in the queue until there is a model to classify them. */
  private List<Delivery> nextBatch(Persistence persistence, boolean idle)
      throws InterruptedException {
    if (!champion.awaitFirst(MODEL_PATIENCE)) {
      status.now(State.WAITING_FOR_MODEL);
      return List.of();
    }
    List<Delivery> batch = poll(persistence);
    if (batch.isEmpty()) {
      status.idle(idle);
    }
    return batch;
  }

  private List<Delivery> poll(Persistence persistence) {
    return persistence.stopping()
        ? List.of()
        : persistence
            .insist("queue", () -> queue.poll(settings.batchSize(), settings.patience()))
            .orElse(List.of());
  }
}
