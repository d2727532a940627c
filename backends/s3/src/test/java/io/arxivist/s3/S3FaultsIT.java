package io.arxivist.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.arxivist.contract.Samples;
import io.arxivist.core.archive.ArchiveException;
import io.arxivist.core.archive.ArticleArchive;
import io.arxivist.core.paper.HarvestedPaper;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.s3.S3Client;

/** What goes wrong between here and a real S3 server. */
class S3FaultsIT {
  private static final String BUCKET = "articles";
  private static final LocalDate DAY = LocalDate.of(2026, 11, 2);

  @TempDir private Path folder;
  private S3ServerProcess server;

  @BeforeEach
  void startServer() throws IOException {
    server = S3ServerProcess.start(folder);
    try (S3Client client = server.client()) {
      client.createBucket(create -> create.bucket(BUCKET));
    }
  }

  @AfterEach
  void stopServer() {
    server.close();
  }

  @Test
  void namesBucketAndEndpointWhenTheCredentialsAreWrong() {
    try (ArticleArchive archive = archive(server.client("another-secret-key"), BUCKET)) {
      assertThatThrownBy(() -> archive.append(Samples.harvestedPapers(2)))
          .isInstanceOf(ArchiveException.class)
          .hasMessageContaining("refuses the credentials")
          .hasMessageContaining("bucket " + BUCKET)
          .hasMessageContaining(server.uri().toString())
          .message()
          .doesNotContain("another-secret-key", S3ServerProcess.ACCESS_KEY);
      assertThat(archive.problem()).get().asString().contains("refuses the credentials");
    }
  }

  @Test
  void namesBucketAndEndpointWhenThereIsNoSuchBucket() {
    try (ArticleArchive archive = archive(server.client(), "unknown")) {
      assertThatThrownBy(() -> archive.append(Samples.harvestedPapers(2)))
          .isInstanceOf(ArchiveException.class)
          .hasMessageStartingWith("there is no bucket unknown at " + server.uri());
      assertThat(archive.problem())
          .get()
          .asString()
          .startsWith("there is no bucket unknown at " + server.uri());
    }
  }

  @Test
  void losesNothingWhenTheServerIsKilledInTheMiddle() throws Exception {
    List<List<HarvestedPaper>> batches =
        IntStream.range(0, 60).mapToObj(i -> List.of(Samples.harvestedPaper(i))).toList();
    int acknowledged = 0;
    try (ArticleArchive archive = archive(server.client(), BUCKET)) {
      try (ExecutorService killer = Executors.newSingleThreadExecutor()) {
        archive.append(batches.getFirst());
        Future<?> killed =
            killer.submit(() -> {
              server.kill();
              return null;
            });
        acknowledged = appendAllThatCan(archive, batches);
        killed.get();
      }
      String problem = archive.problem().orElseThrow();
      server.start();

      List<HarvestedPaper> before = read(archive);
      batches.forEach(archive::append);

      assertThat(problem).contains(BUCKET, server.uri().toString());
      assertThat(acknowledged).isLessThan(60);
      assertThat(before).hasSizeGreaterThanOrEqualTo(acknowledged);
      assertThat(read(archive)).hasSize(60);
      assertThat(archive.check(DAY).faults()).isEmpty();
    }
  }

  @Test
  void keepsTheChecksumOfAPartAtTheServer() {
    try (ArticleArchive archive = archive(server.client(), BUCKET);
        S3Client client = server.client()) {
      archive.append(Samples.harvestedPapers(2));

      var part = archive.manifest(DAY).orElseThrow().parts().getFirst();
      var head =
          client.headObject(object ->
              object
                  .bucket(BUCKET)
                  .key("live/articles/day=" + DAY + "/" + part.name())
                  .checksumMode("ENABLED"));
      assertThat(head.checksumSHA256()).isEqualTo(new Sha256(part.sha256()).base64());
      assertThat(head.contentType()).isEqualTo("application/gzip");
    }
  }

  private static int appendAllThatCan(ArticleArchive archive, List<List<HarvestedPaper>> batches) {
    int done = 0;
    for (List<HarvestedPaper> batch : batches) {
      try {
        archive.append(batch);
        done++;
      } catch (ArchiveException away) {
        return done;
      }
    }
    return done;
  }

  private static List<HarvestedPaper> read(ArticleArchive archive) {
    List<HarvestedPaper> papers = new ArrayList<>();
    archive.read(DAY, papers::add);
    return papers;
  }

  private static ArticleArchive archive(S3Client client, String bucket) {
    return ObjectArchive.open(new S3Store(client, bucket, "live"));
  }
}
