package io.arxivist.core.queue;

import io.arxivist.core.validation.Check;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Body of {@code POST /queues/{name}/requeues}: which parked papers are to be tried once more.
 *
 * @param receipts of the papers, as {@code GET /queues/{name}/parked} names them; all that are
 *     parked at present when null
 */
public record RequeueRequest(@Nullable List<String> receipts) {
  /** Most receipts in one request. */
  public static final int MOST_RECEIPTS = 1_000;

  public RequeueRequest {
    if (receipts != null) {
      receipts = Check.names("receipts", Check.sized("receipts", receipts, 1, MOST_RECEIPTS));
    }
  }
}
