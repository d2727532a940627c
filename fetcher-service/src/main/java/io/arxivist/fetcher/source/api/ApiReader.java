package io.arxivist.fetcher.source.api;

import io.arxivist.core.paper.Paper;
import io.arxivist.fetcher.source.PaperReader;
import io.arxivist.fetcher.source.RecordMemory;
import io.arxivist.fetcher.source.SecondLook;
import io.arxivist.fetcher.source.SourceException;
import io.arxivist.fetcher.source.SourceException.Kind;
import io.arxivist.fetcher.source.SourceRecord;
import io.arxivist.fetcher.source.http.ArxivClient;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads searches slice by slice. What the API does wrong is made good here: a slice shorter than
 * asked for is gone on from where it ends; of totals that change on the way the largest is believed
 * until a slice past the end says otherwise; a paper that moves from one slice into the next is
 * given once; a search that finds more than the API hands out is halved; and around an entry that
 * spoils its slice go smaller slices.
 */
final class ApiReader implements PaperReader {
  /** What the API gives of one search, by its manual. */
  static final int LARGEST_SEARCH = 30_000;

  /* More than so many in a row is no broken entry but a broken server. */
  private static final int MOST_PASSED_OVER = 3;
  private static final int NARROWING = 4;

  private final ArxivClient<ApiPage> client;
  private final ArxivClient<ApiPage> narrowClient;
  private final int slice;
  private final Deque<ApiSearch> searches;
  private final Deque<SourceRecord> page = new ArrayDeque<>();
  private final RecordMemory memory = new RecordMemory();
  private final List<String> shortcomings = new ArrayList<>();
  private @Nullable ApiSearch search;
  private int passes;
  private long start;
  private long total;
  private int size;
  private int passedOver;
  private @Nullable Long announced;

  /**
   * Reads searches in their order.
   *
   * @param narrowClient asks for the small slices around what cannot be read; impatient, since most
   *     of them will fail
   */
  ApiReader(
      ArxivClient<ApiPage> client,
      ArxivClient<ApiPage> narrowClient,
      List<ApiSearch> searches,
      int slice) {
    this.client = client;
    this.narrowClient = narrowClient;
    this.slice = slice;
    this.size = slice;
    this.searches = new ArrayDeque<>(searches);
  }

  @Override
  public @Nullable SourceRecord next() {
    while (page.isEmpty()) {
      if (search == null && searches.isEmpty()) {
        return null;
      }
      readOn(search == null ? begin(searches.removeFirst()) : search);
    }
    return page.poll();
  }

  @Override
  public @Nullable Long expected() {
    return announced;
  }

  @Override
  public List<String> shortcomings() {
    return List.copyOf(shortcomings);
  }

  @Override
  public void close() {
    page.clear();
    searches.clear();
    search = null;
  }

  private ApiSearch begin(ApiSearch wanted) {
    search = wanted;
    passes++;
    start = 0;
    total = 0;
    return wanted;
  }

  private void readOn(ApiSearch wanted) {
    ApiPage answer;
    try {
      answer = ask(wanted);
    } catch (SourceException failed) {
      if (failed.kind() != Kind.UNUSABLE) {
        throw failed;
      }
      narrow(wanted, failed);
      return;
    }
    if (answer.error() != null) {
      throw new SourceException("the query API refused: " + answer.error(), null);
    }
    passedOver = 0;
    if (!wanted.byNewestVersion() && answer.total() > LARGEST_SEARCH) {
      halve(wanted, answer.total());
    } else {
      take(wanted, answer);
    }
    size = Math.min(slice, size * NARROWING);
  }

  private ApiPage ask(ApiSearch wanted) {
    ArxivClient<ApiPage> patient = size == slice ? client : narrowClient;
    return patient.ask(wanted.slice(start, size), this::complaint);
  }

  /* What the parser cannot know: where the answer should begin, and what was given before. */
  private @Nullable String complaint(ApiPage answer) {
    if (answer.error() != null || answer.records().isEmpty()) {
      return null;
    }
    if (answer.start() != start) {
      return "gave entries from %d on instead of %d".formatted(answer.start(), start);
    }
    if (answer.total() < start + answer.records().size()) {
      return "found %d in all, and gave more".formatted(answer.total());
    }
    boolean repeated = answer.records().stream().allMatch(record -> memory.has(record, passes));
    return repeated ? "gave the same entries again at %d".formatted(start) : null;
  }

  private void take(ApiSearch wanted, ApiPage answer) {
    boolean past = answer.records().isEmpty();
    announce(wanted, past ? answer.total() : Math.max(total, answer.total()));
    boolean ended = past;
    for (SourceRecord record : SecondLook.at(answer.records(), () -> ask(wanted).records())) {
      SourceRecord dated = wanted.byNewestVersion() ? byNewestVersion(record) : record;
      LocalDate day = dated.day();
      boolean within = !wanted.byNewestVersion() || day == null || wanted.holds(day);
      if (memory.note(record, passes) == RecordMemory.Sight.NEW && within) {
        page.add(dated);
      }
      ended |= wanted.byNewestVersion() && day != null && day.isBefore(wanted.from());
    }
    start += answer.records().size();
    if (ended || start >= total) {
      search = null;
    } else if (start >= LARGEST_SEARCH) {
      search = null;
      shortcomings.add(
          "the query API hands out %d entries of a search, which did not reach back to %s"
              .formatted(LARGEST_SEARCH, wanted.from()));
    }
  }

  /* How many of those that a search by newest version finds are within its days, nobody says. */
  private void announce(ApiSearch wanted, long now) {
    if (!wanted.byNewestVersion()) {
      announced = (announced == null ? 0 : announced) + now - total;
    }
    total = now;
  }

  private static SourceRecord byNewestVersion(SourceRecord record) {
    if (!(record instanceof SourceRecord.Found found)) {
      return record;
    }
    Paper paper = found.paper();
    return new SourceRecord.Found(
        paper, paper.updated() == null ? paper.published() : paper.updated());
  }

  /* Smaller and smaller slices, until the entry that spoils them stands alone and is passed over. */
  private void narrow(ApiSearch wanted, SourceException failed) {
    if (size > 1) {
      size = Math.max(1, size / NARROWING);
      return;
    }
    if (++passedOver > MOST_PASSED_OVER) {
      throw failed;
    }
    shortcomings.add(
        "entry %d of the search %s was passed over: %s"
            .formatted(start, wanted.terms(), failed.getMessage()));
    start++;
    size = slice;
  }

  private void halve(ApiSearch wanted, long found) {
    List<ApiSearch> halves = wanted.halves();
    if (halves.isEmpty()) {
      throw new SourceException(
          "the query API finds %d papers on %s and gives at most %d of a search; name sets"
              .formatted(found, wanted.from(), LARGEST_SEARCH),
          null);
    }
    if (announced != null) {
      announced -= total;
    }
    search = null;
    halves.reversed().forEach(searches::addFirst);
  }
}
