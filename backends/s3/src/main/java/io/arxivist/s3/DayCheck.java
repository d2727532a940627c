package io.arxivist.s3;

import io.arxivist.core.archive.ArchiveCheckResult;
import io.arxivist.core.archive.ArchiveCheckResult.Fault;
import io.arxivist.core.archive.ArchiveCheckResult.Kind;
import io.arxivist.core.archive.ArchiveException;
import io.arxivist.core.archive.ArchiveManifest;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads a day to its last line and notes what is wrong instead of stopping at it. */
final class DayCheck {
  private final ArchiveDays days;
  private final LocalDate day;
  private final List<Fault> faults = new ArrayList<>();
  private final Set<String> distinct = new HashSet<>();
  private long articles;

  DayCheck(ArchiveDays days, LocalDate day) {
    this.days = days;
    this.day = day;
  }

  ArchiveCheckResult run() {
    Set<String> promised = promised();
    ArchiveManifest present = days.present(day);
    Set<String> found = names(present.parts());
    for (String name : promised) {
      if (!found.contains(name)) {
        fault(name, Kind.MISSING, "the manifest lists it, and it is not there");
      }
    }
    for (ArchiveManifest.Part part : present.parts()) {
      if (isWhole(part) && !promised.contains(part.name())) {
        fault(part.name(), Kind.UNLISTED, "it is whole, and the manifest does not list it");
      }
    }
    return new ArchiveCheckResult(
        1, present.parts().size(), articles, distinct.size(), present.bytes(), faults);
  }

  private Set<String> promised() {
    try {
      return names(days.written(day));
    } catch (ArchiveException broken) {
      if (broken.getCause() instanceof tools.jackson.core.JacksonException) {
        fault(null, Kind.CORRUPT, String.valueOf(broken.getMessage()));
        return Set.of();
      }
      throw broken;
    }
  }

  private boolean isWhole(ArchiveManifest.Part part) {
    byte[] bytes = days.bytes(day, part);
    try {
      PartFile.read(part, bytes, paper -> distinct.add(PartFile.key(paper)));
      articles += part.articles();
      return true;
    } catch (ArchiveException corrupt) {
      fault(part.name(), Kind.CORRUPT, String.valueOf(corrupt.getMessage()));
      return false;
    }
  }

  private void fault(@Nullable String part, Kind kind, String detail) {
    faults.add(new Fault(day, part, kind, detail));
  }

  private static Set<String> names(List<ArchiveManifest.Part> parts) {
    return parts.stream().map(ArchiveManifest.Part::name).collect(Collectors.toSet());
  }
}
