package io.arxivist.s3;

import io.arxivist.core.archive.ArchiveException;
import java.time.Duration;
import java.util.regex.Pattern;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3ClientBuilder;

/**
 * How this module talks to S3: path style, so that any server works without DNS; three attempts;
 * and an end to every wait.
 */
final class S3Clients {
  /** For small objects; {@link S3Store#upload} takes longer. */
  static final Duration LONGEST_CALL = Duration.ofSeconds(30);

  private static final Duration LONGEST_ATTEMPT = Duration.ofSeconds(10);
  private static final Duration LONGEST_CONNECT = Duration.ofSeconds(2);

  private static final Pattern LONG_WINDED =
      Pattern.compile(" in the chain [\\w.]*(\\(|@).*", Pattern.DOTALL);

  private S3Clients() {}

  /** With everything that the environment says of credentials, region and endpoint. */
  static S3Client fromEnvironment() {
    try {
      return builder().build();
    } catch (SdkClientException incomplete) {
      throw new ArchiveException(
          "the S3 client cannot be made; is AWS_REGION set? " + brief(incomplete), incomplete);
    }
  }

  /** What the SDK said, without its list of every place where it looked for a setting. */
  static String brief(SdkClientException failure) {
    return LONG_WINDED.matcher(String.valueOf(failure.getMessage())).replaceFirst("");
  }

  static S3ClientBuilder builder() {
    return S3Client.builder()
        .forcePathStyle(true)
        .httpClientBuilder(
            UrlConnectionHttpClient.builder()
                .connectionTimeout(LONGEST_CONNECT)
                .socketTimeout(LONGEST_ATTEMPT))
        .overrideConfiguration(configuration ->
            configuration
                .retryStrategy(AwsRetryStrategy.standardRetryStrategy())
                .apiCallAttemptTimeout(LONGEST_ATTEMPT)
                .apiCallTimeout(LONGEST_CALL));
  }
}
