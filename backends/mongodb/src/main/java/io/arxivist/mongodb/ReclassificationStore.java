package io.arxivist.mongodb;

import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.mapping.Document;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;

/** How far re-classifications have come, so that one goes on behind its last batch. */
public final class ReclassificationStore {
  private static final String COLLECTION = "reclassifications";

  private final MongoTemplate template;

  public ReclassificationStore(MongoTemplate template) {
    this.template = template;
  }

  /**
   * Where a re-classification stands.
   *
   * @param id of its job
   * @param after the last paper that it dealt with; null at the beginning
   * @param changed papers with another best category than before
   * @param unchanged papers with the same
   * @param skipped papers that somebody else wrote meanwhile, or that cannot be read
   * @param embedded papers whose vector was made anew
   * @param agreeingBefore papers, among changed and unchanged, that agreed with their authors
   * @param agreeingAfter the same by the new prediction
   */
  @Document(COLLECTION)
  public record Standing(
      @Id String id,
      @Nullable String after,
      long changed,
      long unchanged,
      long skipped,
      long embedded,
      long agreeingBefore,
      long agreeingAfter) {

    public static Standing atTheBeginning(String id) {
      return new Standing(id, null, 0, 0, 0, 0, 0, 0);
    }

    /** Papers dealt with. */
    public long papers() {
      return changed + unchanged + skipped;
    }
  }

  /** Where a job stands; what other jobs left here goes, since one runs at a time. */
  public Standing take(String jobId) {
    template.remove(new Query(Criteria.where("_id").ne(jobId)), Standing.class);
    Standing known = template.findById(jobId, Standing.class);
    return known == null ? Standing.atTheBeginning(jobId) : known;
  }

  public void save(Standing standing) {
    template.save(standing);
  }

  public void remove(String jobId) {
    template.remove(new Query(Criteria.where("_id").is(jobId)), Standing.class);
  }
}
