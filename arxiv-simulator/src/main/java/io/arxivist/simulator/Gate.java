package io.arxivist.simulator;

import io.arxivist.core.validation.Check;
import java.io.InterruptedIOException;

/** Lets requests through, or so many of them and no more until it is opened again. */
final class Gate {
  private static final int ANY = -1;

  private int left = ANY;

  /** Returns when the request may be answered. */
  synchronized void pass() throws InterruptedIOException {
    try {
      while (left == 0) {
        wait();
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("the simulator ends");
    }
    if (left != ANY) {
      left--;
    }
  }

  synchronized void closeAfter(int further) {
    left = Check.atLeast("further", further, 0);
  }

  synchronized void open() {
    left = ANY;
    notifyAll();
  }
}
