package io.arxivist.learning.training;

/** The steps of a training, in their order. */
public enum TrainingPhase {
  /** Reading papers for the terms worth knowing; done and total are papers. */
  VOCABULARY,
  /** Turning papers into vectors; done and total are papers. */
  FEATURES,
  /** Fitting the words' part; done and total are papers, counted once a pass. */
  FIT,
  /** Fitting the encoder's part, where papers have vectors; counted in the same way. */
  FIT_ENCODER,
  /** Probabilities and prediction sets; done and total are papers. */
  CALIBRATION,
  /** Judging the model; done and total are papers. */
  EVALUATION
}
