package io.arxivist.classifier;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import java.nio.file.Path;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Settings of the classifier service.
 *
 * @param dataDirectory where downloaded models and the search index are kept
 * @param encoderDirectory where the sentence encoder unpacks its files
 * @param pinnedRunId the training run to serve; empty serves the registry's champion
 * @param modelRefresh how often to look for a new champion
 * @param consumer how the classification queue is worked on
 * @param shadow whether a challenger is asked beside the champion
 */
@Validated
@ConfigurationProperties("classifier")
public record ClassifierProperties(
    @DefaultValue("data/classifier") Path dataDirectory,
    @DefaultValue("data/encoder") Path encoderDirectory,
    @DefaultValue("") @Pattern(regexp = "[A-Za-z0-9_-]*") String pinnedRunId,
    @DefaultValue("2s") Duration modelRefresh,
    @DefaultValue @Valid Consumer consumer,
    @DefaultValue @Valid Shadow shadow) {

  /**
   * Whether a challenger is asked beside the champion.
   *
   * @param enabled the version with the alias {@code challenger} classifies the consumer's papers
   *     too; its answers are stored and compared, never served
   */
  public record Shadow(@DefaultValue("true") boolean enabled) {}

  /**
   * How the classification queue is worked on.
   *
   * @param batchSize papers taken, embedded and stored together
   * @param patience how long to wait for the first paper of a batch; below the Redis time-out
   * @param attempts how often a paper that fails alone is tried before it is parked
   * @param firstPause pause after a backend's first failure; each further one doubles it
   * @param longestPause where the doubling ends
   */
  public record Consumer(
      @DefaultValue("64") @Min(1) @Max(1024) int batchSize,
      @DefaultValue("1s") Duration patience,
      @DefaultValue("3") @Min(1) int attempts,
      @DefaultValue("500ms") Duration firstPause,
      @DefaultValue("30s") Duration longestPause) {}
}
