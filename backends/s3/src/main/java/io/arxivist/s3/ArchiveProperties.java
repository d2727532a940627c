package io.arxivist.s3;

import io.arxivist.core.validation.InvalidFieldException;
import java.nio.file.Path;
import java.util.Arrays;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Where articles are archived. Credentials, region and endpoint of S3 are found as the AWS SDK
 * finds them: {@code AWS_ACCESS_KEY_ID}, {@code AWS_SECRET_ACCESS_KEY}, {@code AWS_REGION}, {@code
 * AWS_ENDPOINT_URL_S3}, {@code AWS_SHARED_CREDENTIALS_FILE} and the rest.
 *
 * @param type {@code folder} or {@code s3}; the environment variable {@code ARCHIVE_TYPE} sets it
 * @param directory the folder of the type {@code folder}
 * @param bucket the bucket of the type {@code s3}; it must exist
 * @param prefix what every name begins with, in the folder or in the bucket: {@code arxivist/live}
 */
@Validated
@ConfigurationProperties("archive")
public record ArchiveProperties(
    @DefaultValue("folder") String type,
    @DefaultValue("data/archive") Path directory,
    @DefaultValue("") String bucket,
    @DefaultValue("") String prefix) {

  public ArchiveProperties {
    if (!type.equals("folder") && !type.equals("s3")) {
      throw new InvalidFieldException("archive.type", type, "is not known; known are: folder, s3");
    }
    if (type.equals("s3") && bucket.isBlank()) {
      throw new InvalidFieldException("archive.bucket", null, "is missing; archive.type is s3");
    }
    prefix = names("archive.prefix", prefix);
  }

  /** The same folders without a slash at either end; none of them leads out or away. */
  static String names(String field, String prefix) {
    String bare = prefix.strip().replaceAll("^/+|/+$", "");
    if (Arrays.stream(bare.split("/", -1))
        .anyMatch(name -> name.equals(".") || name.equals("..") || name.contains("\\"))) {
      throw new InvalidFieldException(field, prefix, "holds a name that is not a plain one");
    }
    return bare.replaceAll("/+", "/");
  }

  /** Opens what the properties name; nothing is asked of it yet. */
  ObjectStore open() {
    return switch (type) {
      case "s3" -> new S3Store(S3Clients.fromEnvironment(), bucket, prefix);
      default -> new FolderStore(directory.resolve(prefix));
    };
  }
}
