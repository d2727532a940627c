package io.arxivist.fetcher.source.oai;

import io.arxivist.fetcher.source.RecordMemory;
import io.arxivist.fetcher.source.SourceQuery;
import io.arxivist.fetcher.source.SourceRecord;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One walk through the list of one set, from its first page to its last: where it stands, what it
 * has counted, and what is wrong with the next page.
 */
final class OaiPass {
  private final int number;
  private final String set;
  private final SourceQuery query;
  private final RecordMemory memory;
  private final @Nullable LocalDate from;
  private final long countBefore;
  private final @Nullable Long wholeSize;
  private @Nullable String token;
  private @Nullable LocalDate reached;
  private boolean ordered = true;
  private @Nullable Long leastSize;
  private @Nullable Long lastSize;
  private final Set<Long> sizes = new HashSet<>();
  private long count;
  private long countBeforeReached;

  /**
   * Begins before the first page of a whole list.
   *
   * @param number differs from every other pass over the same memory
   * @param set an OAI-PMH set; empty for all
   */
  OaiPass(int number, String set, SourceQuery query, RecordMemory memory) {
    this(number, set, query, memory, query.from(), 0, null);
  }

  private OaiPass(
      int number,
      String set,
      SourceQuery query,
      RecordMemory memory,
      @Nullable LocalDate from,
      long countBefore,
      @Nullable Long wholeSize) {
    this.number = number;
    this.set = set;
    this.query = query;
    this.memory = memory;
    this.from = from;
    this.countBefore = countBefore;
    this.wholeSize = wholeSize;
  }

  /** Another pass, over what may be left of the list. */
  OaiPass restarted(int another) {
    Long whole = wholeSize == null ? leastSize : wholeSize;
    long before = ordered ? countBefore + countBeforeReached : 0;
    return new OaiPass(another, set, query, memory, left(), before, whole);
  }

  /** The arguments that ask for the next page. */
  Map<String, String> question(OaiFormat format) {
    Map<String, String> arguments = new LinkedHashMap<>();
    arguments.put("verb", "ListRecords");
    if (token != null) {
      arguments.put("resumptionToken", token);
      return arguments;
    }
    arguments.put("metadataPrefix", format.prefix());
    if (from != null) {
      arguments.put("from", from.toString());
    }
    if (query.until() != null) {
      arguments.put("until", query.until().toString());
    }
    if (!set.isEmpty()) {
      arguments.put("set", set);
    }
    return arguments;
  }

  /** Why a page cannot be the next one; null where it can. */
  @Nullable String complaint(OaiPage page) {
    if (page.error() != null) {
      Long size = lastSize;
      boolean left = token != null && size != null && count < size;
      return left && page.noRecords() ? "finds nothing in the middle of a list" : null;
    }
    if (page.records().isEmpty()) {
      Long size = page.completeListSize() == null ? lastSize : page.completeListSize();
      boolean more = page.resumptionToken() != null || (size != null && count < size);
      return more ? "gave an empty page in the middle of a list" : null;
    }
    if (page.resumptionToken() == null) {
      return null;
    }
    boolean repeated =
        page.resumptionToken().equals(token)
            || page.records().stream().allMatch(record -> memory.has(record, number));
    return repeated ? "gave a page of the list once more" : null;
  }

  /**
   * Takes a page and moves on to the next.
   *
   * @param records those of the page, each as whole as it came
   * @return the records that no pass had seen before
   */
  List<SourceRecord> take(OaiPage page, List<SourceRecord> records) {
    List<SourceRecord> fresh = new ArrayList<>();
    for (SourceRecord record : records) {
      sees(record.day());
      switch (memory.note(record, number)) {
        case NEW -> {
          fresh.add(record);
          count++;
        }
        case EARLIER -> count++;
        case AGAIN -> {
          // Counted when it came first.
        }
      }
    }
    Long size = page.completeListSize();
    if (size != null) {
      leastSize = leastSize == null ? size : Math.min(leastSize, size);
      lastSize = size;
      sizes.add(size);
    }
    if (page.resumptionToken() != null) {
      token = page.resumptionToken();
    }
    return fresh;
  }

  private void sees(@Nullable LocalDate day) {
    if (day == null) {
      return;
    }
    if (reached == null || day.isAfter(reached)) {
      countBeforeReached = count;
      reached = day;
    }
    ordered &= !day.isBefore(reached);
  }

  /**
   * By how much a page raises what the list has announced; null where it says nothing. A list that
   * fits one page need not say how long it is; one that is read again has announced itself before.
   */
  @Nullable Long announces(OaiPage page) {
    Long size = page.completeListSize();
    if (size == null && page.resumptionToken() == null && token == null) {
      size = (long) page.records().size();
    }
    Long before = lastSize;
    if (size != null && before != null) {
      return size - before;
    }
    return size == null || wholeSize == null ? size : Long.valueOf(0);
  }

  /**
   * By how much the size that was told last is wrong at the list's end: pages may disagree about
   * it, and one of them was right about what came.
   */
  long correction() {
    Long last = lastSize;
    return last != null && wholeSize == null && sizes.contains(count) ? count - last : 0;
  }

  /**
   * How many records the list has announced and not given; pages may disagree about its size, and
   * what is less than the least of them is missing for certain.
   */
  long missing() {
    long here = leastSize == null ? 0 : leastSize - count;
    long whole = wholeSize == null ? 0 : wholeSize - countBefore - count;
    return Math.max(0, Math.max(here, whole));
  }

  /** Whether every page that told the list's size told what came. */
  boolean asAnnounced() {
    return sizes.isEmpty() || sizes.equals(Set.of(count));
  }

  boolean resumed() {
    return token != null;
  }

  long count() {
    return count;
  }

  /**
   * The day from which on records may be left. arXiv lists by the day of the last change; a list in
   * another order begins anew.
   */
  @Nullable LocalDate left() {
    return !ordered ? query.from() : reached == null ? from : reached;
  }

  @Override
  public String toString() {
    return "%s from %s until %s"
        .formatted(
            set.isEmpty() ? "all sets" : "set " + set,
            from == null ? "the beginning" : from,
            query.until() == null ? "today" : query.until());
  }
}
