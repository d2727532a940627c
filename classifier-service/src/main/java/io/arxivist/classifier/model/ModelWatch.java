package io.arxivist.classifier.model;

import io.arxivist.classifier.ClassifierProperties;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Looks for a new champion all the time. */
@Component
final class ModelWatch implements SmartLifecycle {
  private final ChampionModel champion;
  private final long everyMillis;
  private @Nullable Watch watch;

  private record Watch(ScheduledExecutorService scheduler, ScheduledFuture<?> looks) {}

  ModelWatch(ChampionModel champion, ClassifierProperties properties) {
    this.champion = champion;
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
            scheduler.scheduleWithFixedDelay(
                champion::refresh, 0, everyMillis, TimeUnit.MILLISECONDS));
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
}
