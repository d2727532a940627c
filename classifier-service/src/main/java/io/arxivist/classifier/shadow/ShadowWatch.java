package io.arxivist.classifier.shadow;

import io.arxivist.classifier.ClassifierProperties;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Looks for a challenger all the time; on a thread of its own, so that no champion waits for it.
 */
@Component
final class ShadowWatch implements SmartLifecycle {
  private final ShadowModel shadow;
  private final long everyMillis;
  private @Nullable ScheduledExecutorService scheduler;

  ShadowWatch(ShadowModel shadow, ClassifierProperties properties) {
    this.shadow = shadow;
    this.everyMillis = properties.modelRefresh().toMillis();
  }

  @Override
  public synchronized void start() {
    ScheduledExecutorService fresh =
        Executors.newSingleThreadScheduledExecutor(
            Thread.ofVirtual().name("shadow-watch").factory());
    fresh.scheduleWithFixedDelay(shadow::refresh, 0, everyMillis, TimeUnit.MILLISECONDS);
    scheduler = fresh;
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
