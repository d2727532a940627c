package io.arxivist.simulator;

import java.net.URI;
import java.time.Instant;

/** One of arXiv's interfaces. */
interface Responder {
  Answer answer(URI asked, Instant at);
}
