package io.arxivist.stack.mainjob;

/** Who hears how the main job goes. */
public interface Progress {

  /** The present state of a stage; called often. */
  void step(String stage, String state);

  /** The last state of a stage. */
  void done(String stage, String state);

  /** For those who look at the outcome alone. */
  static Progress silent() {
    return new Progress() {
      @Override
      public void step(String stage, String state) {}

      @Override
      public void done(String stage, String state) {}
    };
  }
}
