package io.arxivist.endtoend;

import io.arxivist.stack.mainjob.Progress;

/** For tests that look at the outcome alone. */
final class Silent implements Progress {
  @Override
  public void step(String stage, String state) {}

  @Override
  public void done(String stage, String state) {}
}
