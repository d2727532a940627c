package io.arxivist.fetcher.localqueue;

import io.arxivist.core.queue.QueueName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import tools.jackson.databind.json.JsonMapper;

/**
 * The fetcher's queues on disk: one per target, and one per split harvest for as long as it may be
 * run again.
 */
public final class LocalQueues implements AutoCloseable {
  private static final String SUFFIX = ".queue";
  private static final String STAGING = "staging-";

  private final Path folder;
  private final JsonMapper json;
  private final Map<QueueName, LocalQueue> targets = new EnumMap<>(QueueName.class);
  private final Map<String, LocalQueue> stagings = new ConcurrentHashMap<>();

  /**
   * Opens the queues of both targets in a folder, which is made where it is missing.
   *
   * @param bound most papers in the queue of a target
   */
  public LocalQueues(Path folder, long bound, JsonMapper json) {
    this.folder = folder;
    this.json = json;
    try {
      for (QueueName target : QueueName.values()) {
        targets.put(target, open(target.wireName(), bound));
      }
    } catch (LocalQueueException failed) {
      close();
      throw failed;
    }
  }

  public LocalQueue target(QueueName name) {
    return Objects.requireNonNull(targets.get(name));
  }

  /**
   * The queue where one split harvest collects its papers. It has no bound but the disk: nothing of
   * a harvest can be divided by age before all of it is there.
   */
  public LocalQueue staging(String harvest) {
    return stagings.computeIfAbsent(harvest, name -> open(STAGING + name, Long.MAX_VALUE));
  }

  /** Closes and removes the queue of a split harvest that will not be run again. */
  public void dropStaging(String harvest) {
    staging(harvest).drop();
    stagings.remove(harvest);
  }

  /** Split harvests that have a queue: they run, or may be run again. */
  public List<String> staged() {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(file -> file.startsWith(STAGING) && file.endsWith(SUFFIX))
          .map(file -> file.substring(STAGING.length(), file.length() - SUFFIX.length()))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new LocalQueueException("cannot list " + folder, e);
    }
  }

  @Override
  public void close() {
    stagings.values().forEach(LocalQueue::close);
    targets.values().forEach(LocalQueue::close);
  }

  private LocalQueue open(String name, long bound) {
    return new LocalQueue(name, folder.resolve(name + SUFFIX), bound, json);
  }
}
