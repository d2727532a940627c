package io.arxivist.mongodb;

import io.arxivist.core.harvest.HarvestTarget;
import io.arxivist.core.harvest.LedgerDay;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;

/**
 * What is known of each day of the harvest ledger. A later pass over a day is laid over the former
 * one by {@link LedgerDay#after}; each day is one document and one conditional write, so harvests
 * beside each other lose nothing of one another's.
 */
public final class LedgerDayStore {
  private static final Sort BY_SERIES =
      Sort.by(Sort.Direction.ASC, "target", "source", "set", "day");

  /* What one question may name: keeps it far below the largest message. */
  private static final int MOST_ASKED = 1_000;

  private final MongoTemplate template;

  LedgerDayStore(MongoTemplate template) {
    this.template = template;
  }

  /** Lays what a pass found over what is stored; each day at most once in the list. */
  public void note(List<LedgerDay> pass) {
    for (int start = 0; start < pass.size(); start += MOST_ASKED) {
      List<LedgerDay> part = pass.subList(start, Math.min(start + MOST_ASKED, pass.size()));
      Map<String, LedgerDayDocument> stored = stored(part);
      part.forEach(day -> note(day, stored.get(LedgerDayDocument.id(day))));
    }
  }

  /**
   * The days of some or of all series, series by series, oldest first.
   *
   * @param set empty for all of arXiv; null for every set
   */
  public List<LedgerDay> days(
      @Nullable HarvestTarget target, @Nullable String source, @Nullable String set) {
    Query query = new Query().with(BY_SERIES);
    if (target != null) {
      query.addCriteria(Criteria.where("target").is(target));
    }
    if (source != null) {
      query.addCriteria(Criteria.where("source").is(source));
    }
    if (set != null) {
      query.addCriteria(Criteria.where("set").is(set));
    }
    return template.find(query, LedgerDayDocument.class).stream()
        .map(LedgerDayDocument::ledgerDay)
        .toList();
  }

  private Map<String, LedgerDayDocument> stored(List<LedgerDay> days) {
    Query those =
        new Query(Criteria.where("_id").in(days.stream().map(LedgerDayDocument::id).toList()));
    Map<String, LedgerDayDocument> stored = new HashMap<>();
    template.find(those, LedgerDayDocument.class).forEach(day -> stored.put(day.id(), day));
    return stored;
  }

  private void note(LedgerDay day, @Nullable LedgerDayDocument known) {
    LedgerDayDocument former = known;
    while (!written(day, former)) {
      former = template.findById(LedgerDayDocument.id(day), LedgerDayDocument.class);
    }
  }

  /* False where another writer was faster: then there is something new to lay this over. */
  private boolean written(LedgerDay day, @Nullable LedgerDayDocument former) {
    if (former == null) {
      try {
        template.insert(LedgerDayDocument.of(day, 1));
        return true;
      } catch (DuplicateKeyException faster) {
        return false;
      }
    }
    LedgerDay merged = day.after(former.ledgerDay());
    if (merged.equals(former.ledgerDay())) {
      return true;
    }
    Query unchanged =
        new Query(Criteria.where("_id").is(former.id()).and("writes").is(former.writes()));
    return template
            .replace(unchanged, LedgerDayDocument.of(merged, former.writes() + 1))
            .getMatchedCount()
        == 1;
  }
}
