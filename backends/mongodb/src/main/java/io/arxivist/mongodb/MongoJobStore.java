package io.arxivist.mongodb;

import io.arxivist.core.job.Job;
import io.arxivist.core.job.JobState;
import io.arxivist.core.job.JobStore;
import io.arxivist.core.validation.Check;
import java.util.List;
import java.util.Optional;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;

/**
 * Jobs in MongoDB. A unique index over kind and idempotency key decides between callers that send
 * the same key at once, in however many processes.
 */
public final class MongoJobStore implements JobStore {
  private static final Sort NEWEST_FIRST = Sort.by(Sort.Direction.DESC, "createdAt", "_id");
  private static final Sort OLDEST_FIRST = Sort.by(Sort.Direction.ASC, "createdAt", "_id");

  private final MongoTemplate template;
  private final IndexCreation indexes;

  MongoJobStore(MongoTemplate template, IndexCreation indexes) {
    this.template = template;
    this.indexes = indexes;
  }

  @Override
  public Job create(Job job) {
    indexes.ensure();
    try {
      template.insert(JobDocument.of(job));
      return job;
    } catch (DuplicateKeyException e) {
      String key = job.idempotencyKey();
      Optional<Job> before = key == null ? Optional.empty() : findByKey(job.kind(), key);
      return before.orElseThrow(() -> e);
    }
  }

  @Override
  public void update(Job job) {
    Query same = new Query(Criteria.where("_id").is(job.id()));
    if (template.replace(same, JobDocument.of(job)).getMatchedCount() == 0) {
      throw new IllegalStateException("job " + job.id() + " is not stored");
    }
  }

  @Override
  public Optional<Job> requeue(Job failed) {
    Job again = failed.requeued();
    Query unchanged =
        new Query(
            Criteria.where("_id")
                .is(failed.id())
                .and("state")
                .is(JobState.FAILED)
                .and("finishedAt")
                .is(failed.finishedAt()));
    return template.replace(unchanged, JobDocument.of(again)).getMatchedCount() == 0
        ? Optional.empty()
        : Optional.of(again);
  }

  @Override
  public Optional<Job> find(String kind, String id) {
    return one(Criteria.where("_id").is(id).and("kind").is(kind));
  }

  @Override
  public Optional<Job> findByKey(String kind, String idempotencyKey) {
    return one(Criteria.where("uniqueKey").is(JobDocument.uniqueKey(kind, idempotencyKey)));
  }

  @Override
  public List<Job> newest(String kind, int max) {
    return all(
        new Query(Criteria.where("kind").is(kind))
            .with(NEWEST_FIRST)
            .limit(Check.atLeast("max", max, 1)));
  }

  @Override
  public List<Job> unfinished(String kind) {
    return all(
        new Query(
                Criteria.where("kind").is(kind).and("state").in(JobState.QUEUED, JobState.RUNNING))
            .with(OLDEST_FIRST));
  }

  private Optional<Job> one(Criteria criteria) {
    return Optional.ofNullable(template.findOne(new Query(criteria), JobDocument.class))
        .map(JobDocument::job);
  }

  private List<Job> all(Query query) {
    return template.find(query, JobDocument.class).stream().map(JobDocument::job).toList();
  }
}
