package io.arxivist.simulator;

import java.net.URI;
import java.time.Instant;

/** One of arXiv's interfaces. */
interface Responder {

  /** What the interface answers. */
  record Answer(int status, byte[] body) {
    static Answer ok(byte[] body) {
      return new Answer(200, body);
    }
  }

  Answer answer(URI asked, Instant at);
}
