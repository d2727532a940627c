package io.arxivist.core.job;

import org.jspecify.annotations.Nullable;

/**
 * How far a job has come.
 *
 * @param phase what it is doing: {@code drain}, {@code fit}
 * @param total null while unknown
 * @param unit what is counted: {@code papers}
 */
public record JobProgress(String phase, long done, @Nullable Long total, String unit) {
  public static final JobProgress NONE = new JobProgress("queued", 0, null, "papers");
}
