package io.arxivist.ui.jobs;

import java.util.Arrays;
import java.util.Optional;

/** The kinds of jobs, in the order of the data's way, each with the page that shows what it did. */
public enum JobKind {
  HARVESTS("harvests", "/harvests"),
  REFILLS("refills", "/harvests"),
  PUSHES("pushes", "/queues"),
  DRAINS("drains", "/queues"),
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

  static Optional<JobKind> find(String path) {
    return Arrays.stream(values()).filter(kind -> kind.path.equals(path)).findFirst();
  }

  /** Its name on the wire, and the first part of its jobs' addresses. */
  public String path() {
    return path;
  }

  /** Where a reader finds what came of it. */
  public String page() {
    return page;
  }
}
