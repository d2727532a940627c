package io.arxivist.classifier.consumer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import io.arxivist.contract.Samples;
import io.arxivist.core.job.JobProgress;
import io.arxivist.core.queue.DrainRequest;
import io.arxivist.core.queue.DrainResult;
import io.arxivist.core.queue.QueueDepth;
import io.arxivist.core.queue.WorkQueue;
import io.arxivist.service.job.JobContext;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessResourceFailureException;
import tools.jackson.databind.json.JsonMapper;

class DrainHandlerTests {
  private final WorkQueue queue = mock(WorkQueue.class);
  private final List<JobProgress> shown = new ArrayList<>();

  @Test
  void waitsForWhatStoodInTheQueueAtItsSubmission() throws Exception {
    String mark = submitted("7-0", 12, Samples.START);
    when(queue.holdsUpTo("7-0")).thenReturn(true, true, false);
    when(queue.depth()).thenReturn(depth(12, 0), depth(5, 0), depth(40, 2));

    DrainResult result = at(Samples.START.plusSeconds(90)).run(new DrainRequest(), context(mark));

    assertThat(result).isEqualTo(new DrainResult(12, 2, 90));
    assertThat(shown).extracting(JobProgress::done).containsExactly(0L, 0L, 7L, 12L);
    assertThat(shown).extracting(JobProgress::total).containsOnly(12L);
  }

  @Test
  void endsAtOnceWhereNothingWaited() throws Exception {
    String mark = submitted("0-0", 0, Samples.START);
    when(queue.depth()).thenReturn(depth(0, 3));

    DrainResult result = at(Samples.START).run(new DrainRequest(), context(mark));

    assertThat(result).isEqualTo(new DrainResult(0, 3, 0));
  }

  @Test
  void waitsForAQueueThatIsAway() throws Exception {
    String mark = submitted("7-0", 12, Samples.START);
    DataAccessResourceFailureException away = new DataAccessResourceFailureException("no server");
    when(queue.holdsUpTo("7-0")).thenThrow(away).thenReturn(false);
    when(queue.depth()).thenThrow(away).thenReturn(depth(0, 0));

    DrainResult result = at(Samples.START).run(new DrainRequest(), context(mark));

    assertThat(result.waiting()).isEqualTo(12);
  }

  @Test
  void endsWithItsCancellation() {
    String mark = submitted("7-0", 12, Samples.START);
    JobContext cancelled = mock(JobContext.class);
    when(cancelled.mark()).thenReturn(mark);
    doThrow(new CancellationException()).when(cancelled).progress("drain", 0, 12L, "papers");

    assertThatThrownBy(() -> at(Samples.START).run(new DrainRequest(), cancelled))
        .isInstanceOf(CancellationException.class);
  }

  private String submitted(String end, long waiting, Instant when) {
    when(queue.end()).thenReturn(end);
    when(queue.depth()).thenReturn(depth(waiting, 0));
    return at(when).mark(new DrainRequest());
  }

  private DrainHandler at(Instant now) {
    return new DrainHandler(queue, JsonMapper.builder().build(), Clock.fixed(now, ZoneOffset.UTC));
  }

  private static QueueDepth depth(long ready, long parked) {
    return new QueueDepth(ready, 0, parked, null);
  }

  private JobContext context(String mark) {
    return new JobContext() {
      @Override
      public String jobId() {
        return "job-1";
      }

      @Override
      public String mark() {
        return mark;
      }

      @Override
      public void progress(String phase, long done, @Nullable Long total, String unit) {
        shown.add(new JobProgress(phase, done, total, unit));
      }

      @Override
      public void checkCancelled() {
        // Nobody cancels this one.
      }
    };
  }
}
