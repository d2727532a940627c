package io.arxivist.classifier.archive;

import io.arxivist.core.archive.ArchiveManifest;
import io.arxivist.core.archive.ArchiveOverview;
import io.arxivist.core.archive.ArticleArchive;
import io.arxivist.core.validation.InvalidFieldException;
import io.arxivist.service.problem.NotFoundException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What is archived, as the archive's files say it now. */
@RestController
@RequestMapping("/archive")
final class ArchiveController {
  private static final int MOST_DAYS = 366;

  private final ArticleArchive archive;

  ArchiveController(ArticleArchive archive) {
    this.archive = archive;
  }

  /**
   * The newest days.
   *
   * @param limit how many; each one is listed for it
   */
  @GetMapping
  ArchiveOverview newest(@RequestParam(defaultValue = "31") int limit) {
    if (limit < 1 || limit > MOST_DAYS) {
      throw new InvalidFieldException("limit", limit, "is not within 1 and " + MOST_DAYS);
    }
    List<LocalDate> days = archive.days();
    return new ArchiveOverview(
        archive.location(),
        days.size(),
        days.reversed().stream()
            .limit(limit)
            .map(archive::manifest)
            .flatMap(Optional::stream)
            .map(ArchiveOverview.Day::of)
            .toList());
  }

  @GetMapping("/{day}")
  ArchiveManifest manifest(@PathVariable LocalDate day) {
    return archive
        .manifest(day)
        .orElseThrow(() -> new NotFoundException("nothing of " + day + " is archived"));
  }
}
