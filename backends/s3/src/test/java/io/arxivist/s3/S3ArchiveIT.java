package io.arxivist.s3;

import io.arxivist.contract.ArticleArchiveContract;
import io.arxivist.core.archive.ArticleArchive;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Object;

/** The contract on a real S3 server; each test has a prefix of its own. */
class S3ArchiveIT extends ArticleArchiveContract {
  private static final String BUCKET = "articles";
  private static final AtomicInteger TESTS = new AtomicInteger();

  @TempDir private static Path folder;
  private static S3ServerProcess server;
  private static S3Client client;
  private final String prefix = "test-" + TESTS.incrementAndGet();

  @BeforeAll
  static void startServer() throws IOException {
    server = S3ServerProcess.start(folder);
    client = server.client();
    client.createBucket(create -> create.bucket(BUCKET));
  }

  @AfterAll
  static void stopServer() {
    client.close();
    server.close();
  }

  @Override
  protected ArticleArchive open() {
    return ObjectArchive.open(new S3Store(server.client(), BUCKET, prefix));
  }

  @Override
  protected List<String> names() {
    return client
        .listObjectsV2Paginator(list -> list.bucket(BUCKET).prefix(prefix + "/"))
        .contents()
        .stream()
        .map(S3Object::key)
        .map(key -> key.substring(prefix.length() + 1))
        .toList();
  }

  @Override
  protected void put(String name, byte[] body) {
    client.putObject(
        put -> put.bucket(BUCKET).key(prefix + "/" + name), RequestBody.fromBytes(body));
  }

  @Override
  protected byte[] body(String name) {
    return client
        .getObjectAsBytes(get -> get.bucket(BUCKET).key(prefix + "/" + name))
        .asByteArray();
  }

  @Override
  protected void delete(String name) {
    client.deleteObject(delete -> delete.bucket(BUCKET).key(prefix + "/" + name));
  }
}
