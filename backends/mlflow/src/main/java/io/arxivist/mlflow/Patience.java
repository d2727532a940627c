package io.arxivist.mlflow;

import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.mlflow.tracking.MlflowClientException;

/**
 * Ends a call of MLflow's official client that gets no answer: it has no time-outs of its own, and
 * no way to set one.
 */
final class Patience {
  private final Duration longest;

  Patience(Duration longest) {
    this.longest = longest;
  }

  <T> T call(Supplier<T> work) {
    FutureTask<T> task = new FutureTask<>(work::get);
    /* Interrupting a virtual thread closes the socket that it waits on. */
    Thread thread = Thread.ofVirtual().start(task);
    try {
      return task.get(longest.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException late) {
      thread.interrupt();
      throw new MlflowClientException("no answer within " + longest.toSeconds() + " s", late);
    } catch (InterruptedException stop) {
      thread.interrupt();
      Thread.currentThread().interrupt();
      throw new MlflowClientException("interrupted while waiting for an answer", stop);
    } catch (ExecutionException failed) {
      if (failed.getCause() instanceof RuntimeException refused) {
        throw refused;
      }
      throw new MlflowClientException(failed.getCause());
    }
  }

  void run(Runnable work) {
    call(() -> {
      work.run();
      return true;
    });
  }
}
