package io.arxivist.s3;

import io.arxivist.core.archive.ArchiveException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.ChecksumMode;
import software.amazon.awssdk.services.s3.model.CommonPrefix;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.NoSuchBucketException;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.paginators.ListObjectsV2Iterable;

/**
 * Objects in a bucket. Every write carries its SHA-256, which the server verifies before it answers
 * and keeps beside the object.
 */
final class S3Store implements ObjectStore {
  private static final Duration LONGEST_UPLOAD = Duration.ofMinutes(15);
  private static final Duration LONGEST_LOOK = Duration.ofSeconds(3);
  private static final int NOT_FOUND = 404;
  private static final int FORBIDDEN = 403;
  private static final int PRECONDITION_FAILED = 412;

  private final S3Client client;
  private final String bucket;
  private final String prefix;

  S3Store(S3Client client, String bucket, String prefix) {
    this.client = client;
    this.bucket = bucket;
    this.prefix = prefix.isEmpty() ? "" : prefix + "/";
  }

  @Override
  public boolean create(String name, byte[] body) {
    PutObjectRequest request = put(name, Sha256.of(body)).ifNoneMatch("*").build();
    return call(() -> {
      try {
        client.putObject(request, RequestBody.fromBytes(body));
        return true;
      } catch (S3Exception refusal) {
        if (refusal.statusCode() == PRECONDITION_FAILED) {
          return false;
        }
        throw refusal;
      }
    });
  }

  @Override
  public void replace(String name, byte[] body) {
    call(() -> client.putObject(put(name, Sha256.of(body)).build(), RequestBody.fromBytes(body)));
  }

  @Override
  public boolean upload(String name, Path file) {
    try {
      Sha256 sha256 = Sha256.of(file);
      long bytes = Files.size(file);
      if (call(() -> holds(name, bytes, sha256))) {
        return false;
      }
      PutObjectRequest request =
          put(name, sha256)
              .overrideConfiguration(longer ->
                  longer.apiCallAttemptTimeout(LONGEST_UPLOAD).apiCallTimeout(LONGEST_UPLOAD))
              .build();
      call(() -> client.putObject(request, RequestBody.fromFile(file)));
      return true;
    } catch (IOException unreadable) {
      throw new ArchiveException("could not read " + file + ": " + unreadable, unreadable);
    }
  }

  @Override
  public Optional<byte[]> read(String name) {
    return call(() -> {
      try {
        return Optional.of(
            client
                .getObjectAsBytes(get -> get.bucket(bucket).key(prefix + name))
                .asByteArrayUnsafe());
      } catch (NoSuchKeyException absent) {
        return Optional.empty();
      }
    });
  }

  @Override
  public List<Entry> objects(String folder) {
    String path = path(folder);
    return call(() ->
        listing(path).contents().stream()
            .filter(object -> object.key().length() > path.length())
            .map(object -> new Entry(object.key().substring(path.length()), object.size()))
            .toList());
  }

  @Override
  public List<String> folders(String folder) {
    String path = path(folder);
    return call(() ->
        listing(path).commonPrefixes().stream()
            .map(CommonPrefix::prefix)
            .map(name -> name.substring(path.length(), name.length() - 1))
            .toList());
  }

  @Override
  public Optional<String> problem() {
    try {
      call(() ->
          client.headBucket(head ->
              head.bucket(bucket)
                  .overrideConfiguration(look ->
                      look.apiCallAttemptTimeout(LONGEST_LOOK).apiCallTimeout(LONGEST_LOOK))));
      return Optional.empty();
    } catch (ArchiveException away) {
      return Optional.of(String.valueOf(away.getMessage()));
    }
  }

  @Override
  public String location() {
    return "s3://"
        + bucket
        + (prefix.isEmpty() ? "" : "/" + prefix.substring(0, prefix.length() - 1));
  }

  @Override
  public void close() {
    client.close();
  }

  private PutObjectRequest.Builder put(String name, Sha256 sha256) {
    return PutObjectRequest.builder()
        .bucket(bucket)
        .key(prefix + name)
        .contentType(MediaType.of(name))
        .checksumSHA256(sha256.base64());
  }

  private boolean holds(String name, long bytes, Sha256 sha256) {
    try {
      HeadObjectResponse there =
          client.headObject(
              head -> head.bucket(bucket).key(prefix + name).checksumMode(ChecksumMode.ENABLED));
      return there.contentLength() == bytes && sha256.base64().equals(there.checksumSHA256());
    } catch (NoSuchKeyException absent) {
      return false;
    }
  }

  private ListObjectsV2Iterable listing(String path) {
    return client.listObjectsV2Paginator(list -> list.bucket(bucket).prefix(path).delimiter("/"));
  }

  private String path(String folder) {
    return folder.isEmpty() ? prefix : prefix + folder + "/";
  }

  /* The server's own words stay out of the message: some quote what was sent. */
  private <T> T call(Supplier<T> request) {
    try {
      return request.get();
    } catch (S3Exception refusal) {
      throw new ArchiveException(explained(refusal), refusal);
    } catch (SdkClientException away) {
      throw new ArchiveException(
          "bucket " + bucket + " at " + endpoint() + " cannot be used: " + S3Clients.brief(away),
          away);
    }
  }

  private String explained(S3Exception refusal) {
    String code = refusal.awsErrorDetails() == null ? null : refusal.awsErrorDetails().errorCode();
    String said = "HTTP " + refusal.statusCode() + (code == null ? "" : ", " + code);
    return switch (refusal) {
      case NoSuchBucketException missing -> missing(said);
      default ->
          switch (refusal.statusCode()) {
            case NOT_FOUND -> missing(said);
            case FORBIDDEN ->
                "%s refuses the credentials for bucket %s (%s)".formatted(endpoint(), bucket, said);
            default ->
                "%s refuses a request for bucket %s (%s)".formatted(endpoint(), bucket, said);
          };
    };
  }

  private String missing(String said) {
    return "there is no bucket %s at %s (%s)".formatted(bucket, endpoint(), said);
  }

  private String endpoint() {
    try {
      String url = client.utilities().getUrl(address -> address.bucket(bucket).key("k")).toString();
      return url.substring(0, url.length() - "/k".length() - bucket.length() - 1);
    } catch (RuntimeException unresolved) {
      return "S3";
    }
  }
}
