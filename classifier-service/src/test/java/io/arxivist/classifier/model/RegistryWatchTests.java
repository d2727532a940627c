package io.arxivist.classifier.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class RegistryWatchTests {
  private static final Duration PAUSE = Duration.ofMillis(1);

  private final AtomicInteger looks = new AtomicInteger();

  @Test
  void looksAgainAndAgainOnTheThreadThatItNames() {
    Set<String> threads = ConcurrentHashMap.newKeySet();
    RegistryWatch watch =
        new RegistryWatch(
            "some-watch",
            PAUSE,
            () -> {
              threads.add(Thread.currentThread().getName());
              looks.incrementAndGet();
            });

    watch.start();

    await().until(() -> looks.get() > 2);
    assertThat(watch.isRunning()).isTrue();
    watch.stop();
    assertThat(threads).containsExactly("some-watch");
  }

  @Test
  void looksNoMoreOnceItIsStoppedAndAgainOnceItIsStarted() {
    RegistryWatch watch = new RegistryWatch("some-watch", PAUSE, looks::incrementAndGet);
    watch.start();
    await().until(() -> looks.get() > 0);

    watch.stop();

    int before = looks.get();
    assertThat(watch.isRunning()).isFalse();
    await().during(Duration.ofMillis(50)).until(() -> looks.get() == before);
    watch.start();
    await().until(() -> looks.get() > before);
    watch.stop();
  }

  @Test
  void stopsOnceTheLookThatHasBegunIsOver() throws InterruptedException {
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch release = new CountDownLatch(1);
    RegistryWatch watch =
        new RegistryWatch(
            "some-watch",
            PAUSE,
            () -> {
              begun.countDown();
              awaited(release);
              looks.incrementAndGet();
            });
    watch.start();
    begun.await();

    Thread stopping = Thread.ofVirtual().start(watch::stop);
    await().during(Duration.ofMillis(50)).until(stopping::isAlive);
    release.countDown();
    stopping.join();

    assertThat(looks).hasValue(1);
  }

  @Test
  void looksOnAfterAFailureAndLogsTheSameCauseOnce(CapturedOutput output) {
    RegistryWatch watch =
        new RegistryWatch(
            "some-watch",
            PAUSE,
            () -> {
              looks.incrementAndGet();
              throw new IllegalStateException("the disk is full");
            });

    watch.start();

    await().until(() -> looks.get() > 3);
    watch.stop();
    assertThat(output.getOut())
        .containsOnlyOnce("some-watch failed; it looks again")
        .contains("the disk is full");
  }

  private static void awaited(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
