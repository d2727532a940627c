package io.arxivist.s3;

import static org.assertj.core.api.Assertions.assertThat;

import io.arxivist.contract.Samples;
import io.arxivist.core.archive.ArticleArchive;
import io.arxivist.core.paper.HarvestedPaper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.s3.S3Client;
import tools.jackson.databind.json.JsonMapper;

/** The command as a process of its own, as a pipeline calls it. */
class UploadCommandIT {
  private static final String BUCKET = "reports";
  private static final LocalDate DAY = LocalDate.of(2026, 11, 2);

  @TempDir private static Path serverFolder;
  private static S3ServerProcess server;
  private static S3Client client;

  @TempDir private Path folder;
  private Path from;

  /** What a call of the command left. */
  private record Outcome(int status, List<String> lines, String errors) {
    FolderUpload.Summary summary() {
      return JsonMapper.builder().build().readValue(lines.getLast(), FolderUpload.Summary.class);
    }
  }

  @BeforeAll
  static void startServer() throws IOException {
    server = S3ServerProcess.start(serverFolder);
    client = server.client();
    client.createBucket(create -> create.bucket(BUCKET));
  }

  @AfterAll
  static void stopServer() {
    client.close();
    server.close();
  }

  @BeforeEach
  void writeReports() throws IOException {
    from = folder.resolve("site");
    write("index.html", "<p>Grüße</p>");
    write("junit/report.xml", "<testsuite/>");
    write("a name with spaces + plus.txt", "text");
    write("empty.bin", "");
  }

  @Test
  void uploadsAFolderAndLeavesAloneWhatIsThere() throws Exception {
    Outcome first = upload(s3(), "--from", from.toString(), "--to", "build/7/");
    write("index.html", "<p>changed</p>");
    Outcome second = upload(s3(), "--from", from.toString(), "--to", "build/7");

    assertThat(first.errors()).isEmpty();
    assertThat(first.status()).isZero();
    assertThat(first.lines()).hasSize(5);
    assertThat(first.lines().getFirst()).startsWith("uploaded ").contains("build/7/");
    assertThat(first.summary().to()).isEqualTo("s3://reports/ci/build/7");
    assertThat(first.summary().uploaded()).isEqualTo(4);
    assertThat(second.status()).isZero();
    assertThat(second.summary().uploaded()).isEqualTo(1);
    assertThat(second.summary().unchanged()).isEqualTo(3);
    assertThat(text("ci/build/7/index.html")).isEqualTo("<p>changed</p>");
    assertThat(text("ci/build/7/a name with spaces + plus.txt")).isEqualTo("text");
    assertThat(type("ci/build/7/index.html")).isEqualTo("text/html; charset=utf-8");
    assertThat(type("ci/build/7/junit/report.xml")).isEqualTo("application/xml");
  }

  @Test
  void carriesAFolderArchiveToABucketThatReadsAsOne() throws Exception {
    List<HarvestedPaper> papers = Samples.harvestedPapers(30);
    try (ArticleArchive archive = ObjectArchive.inFolder(folder.resolve("archive"))) {
      archive.append(papers.subList(0, 20));
      archive.append(papers.subList(20, 30));
    }

    Outcome outcome = upload(s3(), "--from", folder.resolve("archive").toString(), "--to", "copy");

    assertThat(outcome.summary().uploaded()).isEqualTo(3);
    assertThat(outcome.lines().get(2)).contains("manifest.json");
    try (ArticleArchive copy =
        ObjectArchive.open(new S3Store(server.client(), BUCKET, "ci/copy"))) {
      List<HarvestedPaper> read = new ArrayList<>();
      copy.read(DAY, read::add);
      assertThat(read).containsExactlyInAnyOrderElementsOf(papers);
      assertThat(copy.check(DAY).faults()).isEmpty();
    }
  }

  @Test
  void copiesIntoTheFolderOfAFolderArchive() throws Exception {
    Map<String, String> environment = Map.of("ARCHIVE_DIRECTORY", folder.resolve("to").toString());

    Outcome first = upload(environment, "--from", from.toString(), "--to", "build/7");
    Outcome second = upload(environment, "--from", from.toString(), "--to", "build/7");

    assertThat(first.status()).isZero();
    assertThat(first.summary().uploaded()).isEqualTo(4);
    assertThat(second.summary().unchanged()).isEqualTo(4);
    assertThat(folder.resolve("to/build/7/junit/report.xml")).hasContent("<testsuite/>");
  }

  @Test
  void failsWhenAnythingFailed() throws Exception {
    Map<String, String> environment = new HashMap<>(s3());
    environment.put("AWS_SECRET_ACCESS_KEY", "another-secret-key");

    Outcome outcome = upload(environment, "--from", from.toString(), "--to", "x");

    assertThat(outcome.status()).isEqualTo(1);
    assertThat(outcome.summary().failed()).isEqualTo(4);
    assertThat(outcome.lines().getFirst())
        .contains("refuses the credentials", BUCKET, server.uri().toString());
    assertThat(String.join("", outcome.lines())).doesNotContain("another-secret-key");
  }

  @Test
  void refusesAWrongCallWithTheUsage() throws Exception {
    Outcome noTarget = upload(s3(), "--from", from.toString());
    Outcome noFolder = upload(s3(), "--from", folder.resolve("absent").toString(), "--to", "x");
    Outcome unknown =
        upload(Map.of("ARCHIVE_TYPE", "tape"), "--from", from.toString(), "--to", "x");

    assertThat(noTarget.status()).isEqualTo(2);
    assertThat(noTarget.errors()).contains("--to: is missing", "usage: ");
    assertThat(noFolder.status()).isEqualTo(2);
    assertThat(unknown.status()).isEqualTo(2);
    assertThat(unknown.errors()).contains("archive.type: tape is not known; known are: folder, s3");
  }

  private static Map<String, String> s3() {
    Map<String, String> environment = new HashMap<>(server.environment());
    environment.put("ARCHIVE_TYPE", "s3");
    environment.put("ARCHIVE_BUCKET", BUCKET);
    environment.put("ARCHIVE_PREFIX", "ci");
    return environment;
  }

  private Outcome upload(Map<String, String> environment, String... arguments) throws Exception {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.add(UploadCommand.class.getName());
    command.addAll(List.of(arguments));
    Path errors = folder.resolve("errors.txt");
    ProcessBuilder process = new ProcessBuilder(command).redirectError(errors.toFile());
    process.environment().putAll(environment);
    Process running = process.start();
    List<String> lines = running.inputReader(StandardCharsets.UTF_8).lines().toList();
    return new Outcome(running.waitFor(), lines, Files.readString(errors));
  }

  private void write(String name, String text) throws IOException {
    Files.createDirectories(from.resolve(name).getParent());
    Files.writeString(from.resolve(name), text);
  }

  private static String text(String key) {
    return client.getObjectAsBytes(get -> get.bucket(BUCKET).key(key)).asUtf8String();
  }

  private static String type(String key) {
    return client.headObject(head -> head.bucket(BUCKET).key(key)).contentType();
  }
}
