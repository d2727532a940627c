package io.arxivist.ui.jobs;

import java.util.Arrays;
import java.util.Optional;

/** The kinds of jobs, in the order of the data's way, each with the page that shows what it did. */
public enum JobKind {
  HARVESTS("harvests", "/harvests"),
  REFILLS("ledger/refills", "/harvests"),
  PUSHES("pushes", "/queues"),
  DRAINS("drains", "/queues"),
  RECLASSIFICATIONS("reclassifications", "/papers"),
  INDEX_REBUILDS("index-rebuilds", "/papers"),
  TRAININGS("trainings", "/models"),
  PUBLICATIONS("publications", "/models"),
  DRIFT_CHECKS("drift-checks", "/drift"),
  ARCHIVE_CHECKS("archive-checks", "/archive");

  private final String path;
  private final String page;

  JobKind(String path, String page) {
    this.path = path;
    this.page = page;
  }

  /** The kind of a name or a path; empty where there is none of it. */
  static Optional<JobKind> find(String name) {
    return Arrays.stream(values())
        .filter(kind -> kind.label().equals(name) || kind.path.equals(name))
        .findFirst();
  }

  /** Its kind on the wire, and the first part of its jobs' addresses there. */
  public String path() {
    return path;
  }

  /** One word for the addresses of pages. */
  public String label() {
    return path.substring(path.lastIndexOf('/') + 1);
  }

  /** Where a reader finds what came of it. */
  public String page() {
    return page;
  }
}
