package io.arxivist.classifier.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.verify;

import io.arxivist.contract.Samples;
import io.arxivist.core.archive.ArchiveCheckRequest;
import io.arxivist.core.archive.ArchiveCheckResult;
import io.arxivist.core.archive.ArchiveCheckResult.Kind;
import io.arxivist.core.archive.ArticleArchive;
import io.arxivist.core.paper.HarvestedPaper;
import io.arxivist.core.validation.InvalidFieldException;
import io.arxivist.s3.ObjectArchive;
import io.arxivist.service.job.JobContext;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArchiveCheckHandlerTests {
  private static final LocalDate FIRST = LocalDate.of(2026, 11, 2);

  @TempDir private Path folder;
  private final JobContext context = mock(JobContext.class);
  private ArticleArchive archive;

  @BeforeEach
  void archiveThreeDays() {
    archive = ObjectArchive.inFolder(folder);
    for (int day = 0; day < 3; day++) {
      Duration later = Duration.ofDays(day);
      archive.append(
          Samples.harvestedPapers(4).stream()
              .map(paper ->
                  new HarvestedPaper(
                      paper.paper(), paper.source(), paper.harvestedAt().plus(later)))
              .toList());
    }
  }

  @AfterEach
  void close() {
    archive.close();
  }

  @Test
  void findsNothingWrongWithAWholeArchive() {
    ArchiveCheckResult result = check(null, null);

    assertThat(result.faults()).isEmpty();
    assertThat(result.days()).isEqualTo(3);
    assertThat(result.articles()).isEqualTo(12);
    assertThat(result.distinctArticles()).isEqualTo(12);
    verify(context).progress("verify", 3, 3L, "days");
  }

  @Test
  void namesTheBrokenFileOfADay() throws IOException {
    archive.flush();
    Path part = part(FIRST.plusDays(1));
    Files.write(part, new byte[] {1, 2, 3});

    ArchiveCheckResult result = check(null, null);

    assertThat(result.faults())
        .singleElement()
        .satisfies(fault -> {
          assertThat(fault.day()).isEqualTo(FIRST.plusDays(1));
          assertThat(fault.part()).isEqualTo(part.getFileName().toString());
          assertThat(fault.kind()).isEqualTo(Kind.CORRUPT);
        });
    assertThat(result.articles()).isEqualTo(8);
  }

  @Test
  void readsOnlyTheDaysThatWereAskedFor() {
    assertThat(check(FIRST.plusDays(1), null).days()).isEqualTo(2);
    assertThat(check(null, FIRST).days()).isEqualTo(1);
    assertThat(check(FIRST.plusDays(9), null).days()).isZero();
    assertThatThrownBy(() -> new ArchiveCheckRequest(FIRST, FIRST.minusDays(1)))
        .isInstanceOf(InvalidFieldException.class);
  }

  private ArchiveCheckResult check(LocalDate from, LocalDate until) {
    return new ArchiveCheckHandler(archive).run(new ArchiveCheckRequest(from, until), context);
  }

  private Path part(LocalDate day) throws IOException {
    try (Stream<Path> files = Files.list(folder.resolve("articles/day=" + day))) {
      return files
          .filter(file -> file.getFileName().toString().startsWith("part-"))
          .toList()
          .getFirst();
    }
  }
}
