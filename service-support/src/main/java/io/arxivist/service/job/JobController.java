package io.arxivist.service.job;

import io.arxivist.core.job.Job;
import io.arxivist.core.job.JobState;
import io.arxivist.core.job.JobView;
import io.arxivist.core.validation.Check;
import io.arxivist.service.problem.ConflictException;
import io.arxivist.service.problem.NotFoundException;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import tools.jackson.databind.json.JsonMapper;

/** The endpoints of one kind of job; {@link JobConfiguration} maps them below {@code /<kind>}. */
public final class JobController<Q> {
  private static final int MOST_LISTED = 100;

  private final JobHandler<Q, ?> handler;
  private final JobRunner runner;
  private final JsonMapper json;
  private final Clock clock;

  JobController(JobHandler<Q, ?> handler, JobRunner runner, JsonMapper json, Clock clock) {
    this.handler = handler;
    this.runner = runner;
    this.json = json;
    this.clock = clock;
  }

  /** {@code POST /<kind>}: 202 with the job's address. An absent body is an empty one. */
  @ResponseBody
  public ResponseEntity<JobView> submit(
      @RequestBody(required = false) @Nullable String body,
      @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String idempotencyKey) {
    String request = body == null || body.isBlank() ? "{}" : body;
    return accepted(
        runner.submit(handler, json.readValue(request, handler.requestType()), idempotencyKey),
        clock);
  }

  /** {@code GET /<kind>}: the newest jobs. */
  @ResponseBody
  public List<JobView> list(@RequestParam(defaultValue = "20") int limit) {
    Check.atLeast("limit", limit, 1);
    return runner.newest(handler.kind(), Math.min(limit, MOST_LISTED)).stream()
        .map(job -> JobView.of(job, clock.instant()))
        .toList();
  }

  /** {@code GET /<kind>/{id}}: state and progress. */
  @ResponseBody
  public JobView show(@PathVariable String id) {
    return JobView.of(job(id), clock.instant());
  }

  /** {@code GET /<kind>/{id}/result}: 404 until finished, 409 if there will be none. */
  @ResponseBody
  public ResponseEntity<String> result(@PathVariable String id) {
    Job job = job(id);
    if (!job.state().ended()) {
      throw new NotFoundException(name(id) + " is " + stateName(job) + "; it has no result yet");
    }
    if (job.result() == null) {
      String reason = job.error() == null ? "" : ": " + job.error();
      throw new ConflictException(name(id) + " " + stateName(job) + reason);
    }
    return ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON).body(job.result());
  }

  /** {@code DELETE /<kind>/{id}}: asks the job to end. */
  @ResponseBody
  public ResponseEntity<JobView> cancel(@PathVariable String id) {
    Job job = runner.cancel(handler.kind(), id).orElseThrow(() -> absent(id));
    return ResponseEntity.accepted().body(JobView.of(job, clock.instant()));
  }

  /** What a submission answers, also for jobs that have another address to be submitted at. */
  public static ResponseEntity<JobView> accepted(Job job, Clock clock) {
    return ResponseEntity.accepted()
        .location(URI.create("/" + job.kind() + "/" + job.id()))
        .body(JobView.of(job, clock.instant()));
  }

  private Job job(String id) {
    return runner.find(handler.kind(), id).orElseThrow(() -> absent(id));
  }

  private NotFoundException absent(String id) {
    return new NotFoundException("there is no " + name(id));
  }

  private String name(String id) {
    return handler.kind() + "/" + id;
  }

  private static String stateName(Job job) {
    JobState state = job.state();
    return state.name().toLowerCase(java.util.Locale.ROOT);
  }
}
