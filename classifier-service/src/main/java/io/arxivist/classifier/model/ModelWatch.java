package io.arxivist.classifier.model;

import io.arxivist.classifier.ClassifierProperties;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Looks for a new champion all the time. */
@Component
final class ModelWatch implements SmartLifecycle {
  private final ChampionModel champion;
  private final long everyMillis;
  private @Nullable ScheduledExecutorService scheduler;

  ModelWatch(ChampionModel champion, ClassifierProperties properties) {
    this.champion = champion;
    this.everyMillis = properties.modelRefresh().toMillis();
  }

  @Override
  public synchronized void start() {
    ScheduledExecutorService started =
        Executors.newSingleThreadScheduledExecutor(
            Thread.ofVirtual().name("model-watch").factory());
    started.scheduleWithFixedDelay(champion::refresh, 0, everyMillis, TimeUnit.MILLISECONDS);
    scheduler = started;
  }

  @Override
  public synchronized void stop() {
    if (scheduler != null) {
      scheduler.close();
      scheduler = null;
    }
  }

  @Override
  public synchronized boolean isRunning() {
    return scheduler != null;
  }
}
