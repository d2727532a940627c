package io.arxivist.fetcher.source.oai;

import io.arxivist.core.validation.InvalidFieldException;
import io.arxivist.fetcher.source.PaperReader;
import io.arxivist.fetcher.source.RecordMemory;
import io.arxivist.fetcher.source.SecondLook;
import io.arxivist.fetcher.source.SourceException;
import io.arxivist.fetcher.source.SourceException.Kind;
import io.arxivist.fetcher.source.SourceQuery;
import io.arxivist.fetcher.source.SourceRecord;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads the list of one set, or of all, page by page through its resumption tokens. A list whose
 * token is refused begins anew from the day it had reached; one that ends before all that it
 * announced is looked at again, and told of where that does not help.
 */
final class OaiReader implements PaperReader {
  private static final String EVERY_SET = "";

  /* New beginnings without a single new record, before the list counts as unreadable. */
  private static final int MOST_VAIN_RESTARTS = 5;
  private static final int MOST_LOOKS_AT_THE_END = 2;

  /* To read a longer list again for a few records is a heavier load than the gap is worth. */
  private static final long LONGEST_READ_AGAIN = 50_000;

  private final ListPages pages;
  private final OaiFormat format;
  private final SourceQuery query;
  private final String set;
  private final Deque<SourceRecord> page = new ArrayDeque<>();
  private final RecordMemory memory = new RecordMemory();
  private final List<String> shortcomings = new ArrayList<>();
  private @Nullable OaiPass pass;
  private int passes;
  private int vainRestarts;
  private int looksAtTheEnd;
  private boolean readAgain;
  private boolean whole;
  private @Nullable Long expected;

  OaiReader(ListPages pages, OaiFormat format, SourceQuery query) {
    this.pages = pages;
    this.format = format;
    this.query = query;
    if (query.sets().size() > 1) {
      throw new InvalidFieldException(
          "sets", query.sets(), "are more than OAI-PMH takes at a time");
    }
    this.set = query.sets().isEmpty() ? EVERY_SET : query.sets().getFirst();
    this.pass = new OaiPass(++passes, set, query, memory);
  }

  @Override
  public @Nullable SourceRecord next() {
    while (page.isEmpty()) {
      if (pass == null) {
        return null;
      }
      turnPage(pass);
    }
    return page.poll();
  }

  @Override
  public @Nullable Long expected() {
    return expected;
  }

  @Override
  public List<String> shortcomings() {
    return List.copyOf(shortcomings);
  }

  @Override
  public List<SourceQuery> remainder() {
    return pass == null
        ? List.of()
        : List.of(new SourceQuery(pass.left(), query.until(), query.sets()));
  }

  @Override
  public void kept() {
    if (whole && page.isEmpty()) {
      pages.keep();
    }
  }

  @Override
  public void close() {
    page.clear();
    pass = null;
    pages.close();
  }

  /** Fetches the next page of a pass, which may bring nothing new. */
  private void turnPage(OaiPass current) {
    OaiPage answer = ask(current);
    if (answer.error() != null) {
      endOrRestart(current, answer.error());
      return;
    }
    Long announced = readAgain ? null : current.announces(answer);
    if (announced != null) {
      expected = (expected == null ? 0 : expected) + announced;
    }
    List<SourceRecord> records = SecondLook.at(answer.records(), () -> ask(current).records());
    List<SourceRecord> fresh = current.take(answer, records);
    if (!fresh.isEmpty()) {
      vainRestarts = 0;
      page.addAll(fresh);
    }
    if (answer.resumptionToken() == null) {
      end(current);
    }
  }

  private OaiPage ask(OaiPass current) {
    return pages.answer(current.question(format), current::complaint);
  }

  private void endOrRestart(OaiPass current, OaiPage.Error error) {
    if (error.code().equals(OaiPage.NO_RECORDS)) {
      expected = expected == null ? 0L : expected;
      end(current);
    } else if (error.code().equals(OaiPage.BAD_TOKEN) && current.resumed()) {
      if (++vainRestarts > MOST_VAIN_RESTARTS) {
        vainRestarts = 0;
        throw new SourceException(
            Kind.UNUSABLE,
            "OAI-PMH refuses its own resumption tokens: %s, %s began anew %d times"
                .formatted(error.message(), current, MOST_VAIN_RESTARTS),
            null);
      }
      pass = current.restarted(++passes);
    } else {
      throw new SourceException(
          "OAI-PMH refused with " + error.code() + ": " + error.message(), null);
    }
  }

  private void end(OaiPass current) {
    long missing = current.missing();
    if (missing > 0 && looksAtTheEnd++ < MOST_LOOKS_AT_THE_END) {
      return;
    }
    if (missing > 0 && !readAgain && current.count() <= LONGEST_READ_AGAIN) {
      vainRestarts = 0;
      looksAtTheEnd = 0;
      readAgain = true;
      pass = new OaiPass(++passes, set, query, memory);
      return;
    }
    if (missing > 0) {
      shortcomings.add(
          "the list of %s announced %d records more than it gave".formatted(current, missing));
    }
    if (expected != null && !readAgain) {
      expected += current.correction();
    }
    whole = shortcomings.isEmpty() && current.asAnnounced();
    pass = null;
  }
}
