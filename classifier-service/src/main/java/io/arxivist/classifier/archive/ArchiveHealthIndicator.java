package io.arxivist.classifier.archive;

import io.arxivist.core.archive.ArticleArchive;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/**
 * Down while the archive cannot be used and the queue therefore waits. No part of the readiness:
 * classifications over HTTP need no archive.
 */
@Component
final class ArchiveHealthIndicator implements HealthIndicator {
  private final ArticleArchive archive;

  ArchiveHealthIndicator(ArticleArchive archive) {
    this.archive = archive;
  }

  @Override
  public Health health() {
    return archive
        .problem()
        .map(problem -> Health.down().withDetail("reason", problem))
        .orElseGet(Health::up)
        .withDetail("location", archive.location())
        .build();
  }
}
