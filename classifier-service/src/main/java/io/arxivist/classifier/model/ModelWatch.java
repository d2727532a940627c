package io.arxivist.classifier.model;

import io.arxivist.classifier.ClassifierProperties;
import io.arxivist.classifier.encoder.TextEmbedder;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Looks for a new champion all the time, and has the encoder opened for one that reads vectors: not
 * only when the first caller waits.
 */
@Component
final class ModelWatch implements SmartLifecycle {
  private final ChampionModel champion;
  private final TextEmbedder embedder;
  private final long everyMillis;
  private @Nullable Watch watch;

  private record Watch(ScheduledExecutorService scheduler, ScheduledFuture<?> looks) {}

  ModelWatch(ChampionModel champion, TextEmbedder embedder, ClassifierProperties properties) {
    this.champion = champion;
    this.embedder = embedder;
    this.everyMillis = properties.modelRefresh().toMillis();
  }

  @Override
  public synchronized void start() {
    ScheduledExecutorService scheduler =
        Executors.newSingleThreadScheduledExecutor(
            Thread.ofVirtual().name("model-watch").factory());
    watch =
        new Watch(
            scheduler,
            scheduler.scheduleWithFixedDelay(this::look, 0, everyMillis, TimeUnit.MILLISECONDS));
  }

  @Override
  public synchronized void stop() {
    if (watch != null) {
      watch.scheduler().close();
      watch = null;
    }
  }

  @Override
  public synchronized boolean isRunning() {
    return watch != null && !watch.looks().isDone();
  }

  private void look() {
    champion.refresh();
    champion
        .serving()
        .flatMap(model -> model.classifier().encoder())
        .ifPresent(reading -> embedder.prepare());
  }
}
