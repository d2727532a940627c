package io.arxivist.mongodb;

import io.arxivist.core.harvest.LedgerEntry;
import io.arxivist.core.validation.Check;
import java.util.List;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Query;

/** What each harvest asked for, expected and got. */
public final class HarvestLedger {
  private static final Sort NEWEST_FIRST = Sort.by(Sort.Direction.DESC, "at", "_id");

  private final MongoTemplate template;

  public HarvestLedger(MongoTemplate template) {
    this.template = template;
  }

  /** Writes the line of a harvest; a line with the same id is replaced. */
  public void record(LedgerEntry entry) {
    template.save(LedgerDocument.of(entry));
  }

  public List<LedgerEntry> newest(int max) {
    Query query = new Query().with(NEWEST_FIRST).limit(Check.atLeast("max", max, 1));
    return template.find(query, LedgerDocument.class).stream().map(LedgerDocument::entry).toList();
  }
}
