package io.arxivist.trainer;

import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Min;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Settings of the trainer service.
 *
 * @param dataDirectory where candidates wait for their publication
 * @param encoderDirectory where the sentence encoder unpacks its files
 * @param candidates how long they are kept; a training begins with clearing the others away
 * @param minimumPapers a training with fewer papers is refused
 * @param maximumPapers a training takes at most this many, the newest of its window
 * @param embedding which papers the encoder reads before a training
 * @param gate when a new model replaces the champion
 */
@Validated
@ConfigurationProperties("trainer")
public record TrainerProperties(
    @DefaultValue("data/trainer") Path dataDirectory,
    @DefaultValue("data/encoder") Path encoderDirectory,
    @DefaultValue @Valid Candidates candidates,
    @DefaultValue("200") @Min(10) int minimumPapers,
    @DefaultValue("200000") @Min(10) int maximumPapers,
    @DefaultValue @Valid Embedding embedding,
    @DefaultValue @Valid Gate gate) {

  /**
   * How long candidates are kept. What is cleared away is that on the trainer's disk: a published
   * one is whole in the registry.
   *
   * @param mostPublished at most this many that are published, the newest
   * @param unpublishedFor one that nobody publishes is kept for so long
   */
  public record Candidates(
      @DefaultValue("5") @Min(0) int mostPublished,
      @DefaultValue("30d") @DurationMin(hours = 1) Duration unpublishedFor) {}

  /**
   * Which papers the encoder reads before a training, so that the model learns to read vectors
   * beside words.
   *
   * @param fewestPapers a training on fewer papers leaves the encoder out: it would take most of
   *     its time
   * @param mostPapers at most this many, the newest; vectors are kept, and none is made twice
   */
  public record Embedding(
      @DefaultValue("50000") @Min(1) int fewestPapers,
      @DefaultValue("100000") @Min(1) int mostPapers) {}

  /**
   * When a new model replaces the champion. Shares are shares: 0.01 is one point.
   *
   * @param margin how much lower its top-1 accuracy may be; that it is not lower by more must be
   *     shown
   * @param calibrationMargin by how much its calibration error may be higher
   * @param logLossMargin by how much its log loss may be higher, in nats
   * @param coverageMargin by how much the coverage of its prediction sets may be lower
   * @param categoryMargin by how much F1 of a category that matters may be lower
   * @param categories those that matter; empty for the largest ones
   * @param mostCategories how many of the largest ones
   * @param smallestCategory a category with fewer papers in the comparison is not judged
   * @param fewestPapers with fewer papers two models are not compared, and the new one is refused
   * @param mostPapers at most this many, the newest, are compared on
   * @param latencyRatio how many times as long a classification may take
   * @param unfeltLatency a classification that takes less is never too slow
   * @param seed of the draws behind the intervals
   */
  public record Gate(
      @DefaultValue("0.02") @DecimalMin("0") @DecimalMax("1") double margin,
      @DefaultValue("0.02") @DecimalMin("0") @DecimalMax("1") double calibrationMargin,
      @DefaultValue("0.1") @DecimalMin("0") double logLossMargin,
      @DefaultValue("0.03") @DecimalMin("0") @DecimalMax("1") double coverageMargin,
      @DefaultValue("0.1") @DecimalMin("0") @DecimalMax("1") double categoryMargin,
      @DefaultValue List<String> categories,
      @DefaultValue("10") @Min(0) int mostCategories,
      @DefaultValue("50") @Min(1) int smallestCategory,
      @DefaultValue("100") @Min(1) int fewestPapers,
      @DefaultValue("20000") @Min(1) int mostPapers,
      @DefaultValue("3") @DecimalMin("1") double latencyRatio,
      @DefaultValue("5ms") Duration unfeltLatency,
      @DefaultValue("7") long seed) {}
}
