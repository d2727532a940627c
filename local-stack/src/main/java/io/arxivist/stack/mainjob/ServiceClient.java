package io.arxivist.stack.mainjob;

import io.arxivist.core.job.JobState;
import io.arxivist.core.job.JobView;
import io.arxivist.stack.StackException;
import java.time.Duration;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.web.client.ResourceAccessException;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientResponseException;

/**
 * One service as a scheduler sees it: bodies in, job addresses out, results when they are there.
 */
public final class ServiceClient {
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(250);

  private final String name;
  private final RestClient http;

  public ServiceClient(String name, String url) {
    this.name = name;
    this.http = RestClient.create(url);
  }

  /** Runs a job to its end and gives its result; a job that fails is the main job's failure. */
  public <R> R run(
      String address, @Nullable Object request, Class<R> resultType, Consumer<JobView> watcher) {
    JobView job = submit(address, request);
    while (!job.state().ended()) {
      watcher.accept(job);
      pause();
      job = get("/" + job.kind() + "/" + job.id(), JobView.class);
    }
    if (job.state() != JobState.SUCCEEDED) {
      throw new StackException(
          "%s: %s/%s %s%s."
              .formatted(
                  name,
                  job.kind(),
                  job.id(),
                  job.state().name().toLowerCase(Locale.ROOT),
                  job.error() == null ? "" : ": " + job.error()));
    }
    return get("/" + job.kind() + "/" + job.id() + "/result", resultType);
  }

  public <R> R get(String path, Class<R> type) {
    return answered(() -> http.get().uri(path).retrieve().body(type));
  }

  private static void pause() {
    try {
      Thread.sleep(BETWEEN_LOOKS);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new StackException("interrupted", interrupted);
    }
  }

  private JobView submit(String address, @Nullable Object request) {
    return answered(() -> {
      RestClient.RequestBodySpec post =
          http.post().uri(address).contentType(MediaType.APPLICATION_JSON);
      return (request == null ? post : post.body(request)).retrieve().body(JobView.class);
    });
  }

  private <R> R answered(Supplier<@Nullable R> call) {
    try {
      R answer = call.get();
      if (answer == null) {
        throw new StackException(name + " gave an empty answer");
      }
      return answer;
    } catch (RestClientResponseException refused) {
      ProblemDetail problem = refused.getResponseBodyAs(ProblemDetail.class);
      String detail = problem == null ? refused.getMessage() : problem.getDetail();
      throw new StackException(name + " refused: " + detail, refused);
    } catch (ResourceAccessException away) {
      throw new StackException(name + " does not answer: " + away.getMessage(), away);
    }
  }
}
