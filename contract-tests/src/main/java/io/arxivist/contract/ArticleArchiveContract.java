package io.arxivist.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.arxivist.core.archive.ArchiveCheckResult;
import io.arxivist.core.archive.ArchiveCheckResult.Kind;
import io.arxivist.core.archive.ArchiveException;
import io.arxivist.core.archive.ArchiveManifest;
import io.arxivist.core.archive.ArticleArchive;
import io.arxivist.core.paper.HarvestedPaper;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What an {@link ArticleArchive} promises. */
public abstract class ArticleArchiveContract {
  /** The day of {@link Samples#START}. */
  protected static final LocalDate DAY = LocalDate.of(2026, 11, 2);

  private static final int WRITERS = 4;

  private ArticleArchive archive;

  /** One more opening of the same archive, which is empty before each test. */
  protected abstract ArticleArchive open();

  /** The names of all that is stored, as the archive's layout has them. */
  protected abstract List<String> names();

  /** Overwrites what is stored under a name. */
  protected abstract void put(String name, byte[] body);

  protected abstract byte[] body(String name);

  protected abstract void delete(String name);

  @BeforeEach
  final void openArchive() {
    archive = open();
  }

  @AfterEach
  final void closeArchive() {
    archive.close();
  }

  @Test
  void givesBackWhatWasAppended() {
    List<HarvestedPaper> papers = Samples.harvestedPapers(20);

    archive.append(papers.subList(0, 15));
    archive.append(papers.subList(15, 20));

    assertThat(read(DAY)).containsExactlyInAnyOrderElementsOf(papers);
    assertThat(archive.days()).containsExactly(DAY);
  }

  @Test
  void isEmptyBeforeTheFirstArticle() {
    archive.append(List.of());

    assertThat(archive.days()).isEmpty();
    assertThat(archive.manifest(DAY)).isEmpty();
    assertThat(read(DAY)).isEmpty();
    assertThat(archive.problem()).isEmpty();
    assertThat(names()).isEmpty();
  }

  @Test
  void keepsWhatIsAppendedWithoutAFlush() {
    archive.append(Samples.harvestedPapers(3));

    try (ArticleArchive other = open()) {
      assertThat(read(other, DAY)).hasSize(3);
    }
  }

  @Test
  void changesNothingWhenABatchComesAgain() {
    List<HarvestedPaper> batch = Samples.harvestedPapers(8);
    List<HarvestedPaper> otherOrder = new ArrayList<>(batch);
    Collections.reverse(otherOrder);
    archive.append(batch);
    archive.flush();
    List<String> names = names();

    archive.append(batch);
    archive.append(otherOrder);
    try (ArticleArchive other = open()) {
      other.append(batch);
    }

    assertThat(names()).isEqualTo(names).hasSize(2);
    assertThat(archive.manifest(DAY).orElseThrow().articles()).isEqualTo(8);
  }

  @Test
  void givesAnArticleOnceHoweverItsBatchesWereCut() {
    List<HarvestedPaper> papers = Samples.harvestedPapers(10);

    archive.append(papers.subList(0, 6));
    archive.append(papers.subList(3, 10));
    archive.append(papers);

    assertThat(read(DAY)).containsExactlyInAnyOrderElementsOf(papers);
    ArchiveCheckResult check = archive.check(DAY);
    assertThat(check.articles()).isEqualTo(6 + 7 + 10);
    assertThat(check.distinctArticles()).isEqualTo(10);
  }

  @Test
  void keepsVersionsApart() {
    HarvestedPaper first = Samples.harvestedPaper(1);
    HarvestedPaper second = Samples.harvested(Samples.version(first.paper(), 2), 1);

    archive.append(List.of(first, second, first));

    assertThat(read(DAY)).containsExactlyInAnyOrder(first, second);
  }

  @Test
  void dividesABatchByTheUtcDayOfItsHarvest() {
    HarvestedPaper last = harvested(0, "2026-11-02T23:59:59.999Z");
    HarvestedPaper next = harvested(1, "2026-11-03T00:00:00Z");

    archive.append(List.of(next, last));

    assertThat(archive.days()).containsExactly(DAY, DAY.plusDays(1));
    assertThat(read(DAY)).containsExactly(last);
    assertThat(read(DAY.plusDays(1))).containsExactly(next);
  }

  @Test
  void keepsEveryFieldOfALongABareAndAWithdrawnPaper() {
    HarvestedPaper bare = Samples.barePaper();
    HarvestedPaper odd = Samples.oddPaper();
    HarvestedPaper withdrawn = Samples.withdrawnPaper();

    archive.append(List.of(bare, odd, withdrawn));

    assertThat(read(DAY)).containsExactlyInAnyOrder(bare, odd, withdrawn);
  }

  @Test
  void namesPartsAfterWhatTheyHold() {
    archive.append(Samples.harvestedPapers(5));
    archive.flush();

    ArchiveManifest manifest = archive.manifest(DAY).orElseThrow();
    ArchiveManifest.Part part = manifest.parts().getFirst();
    assertThat(part.name()).isEqualTo("part-5-" + part.sha256() + ".jsonl.gz");
    assertThat(part.bytes()).isEqualTo(body(path(part.name())).length);
    assertThat(manifest).isEqualTo(ArchiveManifest.of(DAY, List.of(part)));
    assertThat(names()).containsExactlyInAnyOrder(path(part.name()), path("manifest.json"));
  }

  @Test
  void severalWritersLeaveOneWholeManifest() throws Exception {
    try (ExecutorService writers = Executors.newFixedThreadPool(WRITERS)) {
      List<Callable<Void>> work = IntStream.range(0, WRITERS).mapToObj(this::writing).toList();
      for (Future<Void> written : writers.invokeAll(work)) {
        written.get();
      }
    }

    ArchiveCheckResult check = archive.check(DAY);

    assertThat(check.faults()).isEmpty();
    assertThat(check.distinctArticles()).isEqualTo(WRITERS * 5);
    assertThat(check.parts()).isEqualTo(WRITERS * 5);
  }

  @Test
  void findsABrokenPart() {
    archive.append(Samples.harvestedPapers(4));
    archive.flush();
    String name = onlyPart();
    byte[] body = body(name);
    body[body.length / 2] ^= 1;
    put(name, body);

    assertThatThrownBy(() -> read(DAY))
        .isInstanceOf(ArchiveException.class)
        .hasMessageContaining("is corrupt")
        .hasMessageContaining(name.substring(name.lastIndexOf('/') + 1));
    assertThat(archive.check(DAY).faults())
        .singleElement()
        .satisfies(fault -> {
          assertThat(fault.kind()).isEqualTo(Kind.CORRUPT);
          assertThat(name).endsWith(String.valueOf(fault.part()));
        });
  }

  @Test
  void findsATruncatedPart() {
    archive.append(Samples.harvestedPapers(4));
    archive.flush();
    String name = onlyPart();
    byte[] body = body(name);
    put(name, Arrays.copyOf(body, body.length / 2));

    assertThatThrownBy(() -> read(DAY)).isInstanceOf(ArchiveException.class);
    assertThat(archive.check(DAY).faults())
        .extracting(ArchiveCheckResult.Fault::kind)
        .containsExactly(Kind.CORRUPT);
  }

  @Test
  void findsAMissingPart() {
    archive.append(Samples.harvestedPapers(4));
    archive.append(List.of(Samples.harvestedPaper(5)));
    archive.flush();
    String lost =
        names().stream().filter(name -> name.contains("part-4-")).findFirst().orElseThrow();
    delete(lost);

    assertThatThrownBy(() -> read(DAY))
        .isInstanceOf(ArchiveException.class)
        .hasMessageContaining("is missing");
    assertThat(archive.check(DAY).faults())
        .singleElement()
        .satisfies(fault -> {
          assertThat(fault.kind()).isEqualTo(Kind.MISSING);
          assertThat(lost).endsWith(String.valueOf(fault.part()));
        });
  }

  @Test
  void tellsOfAPartThatTheManifestDoesNotListAndListsIt() {
    archive.append(Samples.harvestedPapers(4));
    archive.flush();
    byte[] before = body(path("manifest.json"));
    archive.append(List.of(Samples.harvestedPaper(5)));
    archive.flush();
    put(path("manifest.json"), before);

    assertThat(archive.check(DAY).faults())
        .extracting(ArchiveCheckResult.Fault::kind)
        .containsExactly(Kind.UNLISTED);
    assertThat(read(DAY)).hasSize(5);
    archive.flush();
    assertThat(archive.check(DAY).faults()).isEmpty();
  }

  @Test
  void tellsOfAManifestThatCannotBeRead() {
    archive.append(Samples.harvestedPapers(4));
    archive.flush();
    put(path("manifest.json"), new byte[] {'{'});

    assertThat(archive.check(DAY).faults())
        .extracting(ArchiveCheckResult.Fault::kind)
        .containsExactly(Kind.CORRUPT, Kind.UNLISTED);
  }

  @Test
  void passesOverFilesThatAreNoParts() {
    archive.append(Samples.harvestedPapers(4));
    put(path("notes.txt"), new byte[] {1});
    put("articles/day=someday/part.txt", new byte[] {1});

    assertThat(archive.days()).containsExactly(DAY);
    assertThat(read(DAY)).hasSize(4);
    assertThatCode(() -> archive.check(DAY)).doesNotThrowAnyException();
  }

  private Callable<Void> writing(int writer) {
    return () -> {
      try (ArticleArchive own = open()) {
        for (int i = 0; i < 5; i++) {
          own.append(List.of(Samples.harvestedPaper(writer * 5 + i)));
          own.flush();
        }
      }
      return null;
    };
  }

  private String onlyPart() {
    return names().stream().filter(name -> name.contains("part-")).findFirst().orElseThrow();
  }

  private List<HarvestedPaper> read(LocalDate day) {
    return read(archive, day);
  }

  private static List<HarvestedPaper> read(ArticleArchive archive, LocalDate day) {
    List<HarvestedPaper> papers = new ArrayList<>();
    archive.read(day, papers::add);
    return papers;
  }

  private static HarvestedPaper harvested(int i, String at) {
    return new HarvestedPaper(Samples.paper(i), "oai", Instant.parse(at));
  }

  private static String path(String name) {
    return "articles/day=" + DAY + "/" + name;
  }
}
