package io.arxivist.trainer.publication;

import io.arxivist.core.job.JobView;
import io.arxivist.core.training.PublicationRequest;
import io.arxivist.service.job.JobController;
import io.arxivist.service.job.JobRunner;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/** The other address of {@code POST /publications}: below the training that is to be published. */
@RestController
final class PublicationController {
  private final PublicationJob publications;
  private final JobRunner runner;
  private final Clock clock;

  PublicationController(PublicationJob publications, JobRunner runner, Clock clock) {
    this.publications = publications;
    this.runner = runner;
    this.clock = clock;
  }

  @PostMapping("/trainings/{id}/publication")
  ResponseEntity<JobView> publish(
      @PathVariable String id,
      @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String idempotencyKey) {
    return JobController.accepted(
        runner.submit(publications, new PublicationRequest(id), idempotencyKey), clock);
  }
}
