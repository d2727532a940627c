package io.arxivist.s3;

import io.arxivist.core.archive.ArchiveException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings the manifests up to the parts: once no part came for a moment, and every now and then
 * while parts keep coming. A manifest is made from the listing, never from the one before, so
 * several writers heal each other; and the newest day is written at the start, for a process that
 * was killed between a part and its manifest.
 */
final class ManifestWriter {
  private static final Logger LOG = LoggerFactory.getLogger(ManifestWriter.class);

  private final Consumer<LocalDate> rewrite;
  private final Supplier<Optional<LocalDate>> newest;
  private final Duration quiet;
  private final Duration longest;
  private final ScheduledExecutorService scheduler =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("archive-manifests").factory());
  private final TreeSet<LocalDate> behind = new TreeSet<>();
  private final Object writing = new Object();
  private boolean healed;
  private boolean planned;
  private boolean troubled;
  private long firstMark;
  private long lastMark;

  /**
   * Begins with the newest day there is.
   *
   * @param rewrite writes a day's manifest
   * @param quiet how long no part must have come
   * @param longest after how long it no longer matters that parts keep coming
   */
  ManifestWriter(
      Consumer<LocalDate> rewrite,
      Supplier<Optional<LocalDate>> newest,
      Duration quiet,
      Duration longest) {
    this.rewrite = rewrite;
    this.newest = newest;
    this.quiet = quiet;
    this.longest = longest;
    plan(quiet);
  }

  /** A day has a part that its manifest may not name yet. */
  synchronized void mark(LocalDate day) {
    lastMark = System.nanoTime();
    if (behind.isEmpty()) {
      firstMark = lastMark;
    }
    behind.add(day);
    if (!planned) {
      plan(quiet);
    }
  }

  /** Writes what is behind now. */
  void flush() {
    synchronized (writing) {
      for (Optional<LocalDate> day = next(); day.isPresent(); day = next()) {
        try {
          rewrite.accept(day.get());
        } catch (RuntimeException failed) {
          mark(day.get());
          throw failed;
        }
      }
    }
  }

  void close() {
    scheduler.shutdownNow();
    try {
      flush();
    } catch (ArchiveException away) {
      LOG.warn("a manifest stays behind; the next start writes it: {}", away.getMessage());
    }
  }

  private synchronized Optional<LocalDate> next() {
    return Optional.ofNullable(behind.pollFirst());
  }

  private synchronized void plan(Duration pause) {
    planned = true;
    if (!scheduler.isShutdown()) {
      scheduler.schedule(this::due, pause.toNanos(), TimeUnit.NANOSECONDS);
    }
  }

  private void due() {
    if (isBusy()) {
      plan(quiet);
      return;
    }
    try {
      heal();
      flush();
      settled();
    } catch (ArchiveException away) {
      report(away);
      plan(longest);
    }
  }

  private synchronized boolean isBusy() {
    long now = System.nanoTime();
    return !behind.isEmpty()
        && now - lastMark < quiet.toNanos()
        && now - firstMark < longest.toNanos();
  }

  private void heal() {
    if (!healed) {
      newest.get().ifPresent(this::mark);
      healed = true;
    }
  }

  private synchronized void settled() {
    troubled = false;
    planned = false;
    if (!behind.isEmpty()) {
      plan(quiet);
    }
  }

  private void report(ArchiveException away) {
    if (!troubled) {
      LOG.warn("no manifest can be written at present: {}", away.getMessage());
    }
    troubled = true;
  }
}
