package io.arxivist.jenkins;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.arxivist.jenkins.Sandbox.Outcome;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The scripts that the pipeline calls: what they refuse, and what they do when something goes
 * wrong.
 */
class ScriptTests {

  private static final String IMAGES =
      """
      {"tag": "0123456789ab", "images": [
        {"service": "fetcher-service", "id": "sha256:f"}, {"service": "trainer-service", "id": "sha256:t"},
        {"service": "classifier-service", "id": "sha256:c"}, {"service": "monitor-service", "id": "sha256:m"},
        {"service": "api-gateway", "id": "sha256:g"}, {"service": "ui-service", "id": "sha256:u"}]}
      """;

  @TempDir private Path folder;
  private Sandbox sandbox;

  @BeforeEach
  void openSandbox() throws Exception {
    sandbox = Sandbox.in(folder);
  }

  @Test
  void everyScriptOfThePipelineIsThereAndThoseOfDeployExplainThemselves() throws Exception {
    Pipeline pipeline = Pipeline.ofProject();
    Set<String> scripts = new TreeSet<>();
    for (Circumstances circumstances :
        new Circumstances[] {
          Circumstances.ofRelease(), Circumstances.ofRelease().failing("deploy/roll-out")
        }) {
      Build.run(pipeline, circumstances)
          .commands()
          .forEach(command -> scripts.add(command.split(" ")[0]));
    }

    assertThat(scripts).contains("deploy/notify", "deploy/roll-out", "verification/java");
    for (String script : scripts) {
      assertThat(script).matches("(verification|deploy)/[a-z-]+");
      assertThat(Pipeline.projectRoot().resolve(script)).isExecutable();
      if (script.startsWith("deploy/")) {
        Outcome help = sandbox.run(Pipeline.projectRoot().resolve(script).toString(), "--help");
        assertThat(help.status()).as(script).isZero();
        assertThat(help.output()).startsWith("Usage: " + script);
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "deploy/publish, REGISTRY is missing",
    "deploy/upload reports, ARCHIVE_BUCKET is missing",
    "deploy/upload everything, known are reports",
    "deploy/clean, neither CI nor JENKINS_URL",
    "deploy/clean all, is not known; see --help"
  })
  void saysWhatIsMissing(String command, String complaint) throws Exception {
    sandbox.file("target/images/images.json", IMAGES);

    Outcome outcome = sandbox.run(command.split(" "));

    assertThat(outcome.status()).isNotZero();
    assertThat(outcome.output()).contains(complaint);
  }

  @ParameterizedTest
  @CsvSource({
    "deploy/images, deploy/package",
    "deploy/scan, deploy/images",
    "deploy/publish, deploy/images",
    "deploy/roll-out, deploy/images"
  })
  void saysWhichScriptHasToRunFirst(String script, String before) throws Exception {
    Outcome outcome = sandbox.run(script);

    assertThat(outcome.status()).isNotZero();
    assertThat(outcome.output()).contains("run " + before + " first");
  }

  @Test
  void cleanRemovesWhatIsNotOfTheCommit() throws Exception {
    sandbox
        .file("target/old-reports/TEST-old.xml", "<testsuite/>")
        .file("deploy/licences.txt", "changed")
        .with("CI", "true");

    Outcome outcome = sandbox.run("deploy/clean");

    assertThat(outcome.status()).as(outcome.output()).isZero();
    assertThat(folder.resolve("target")).doesNotExist();
    assertThat(sandbox.text("deploy/licences.txt")).contains("Apache-2.0");
  }

  @Test
  void keyOfTheRegistryIsOnNoCommandLineAndInNoMessage() throws Exception {
    sandbox.file("target/images/images.json", IMAGES);
    sandbox.program(
        "docker", "echo \"docker $*\" >>calls.txt; cat >given.txt; echo denied >&2; exit 1");
    sandbox
        .with("REGISTRY", "registry.example.org/team")
        .with("REGISTRY_USER", "ship")
        .with("REGISTRY_PASSWORD", "opensesame");

    Outcome outcome = sandbox.run("deploy/publish");

    assertThat(outcome.status()).isNotZero();
    assertThat(outcome.output()).contains("refuses ship: denied").doesNotContain("opensesame");
    assertThat(sandbox.text("calls.txt")).contains("login").doesNotContain("opensesame");
    assertThat(sandbox.text("given.txt")).isEqualTo("opensesame");
  }

  @Test
  void publishesNothingThatWasBuiltFromAnUncommittedTree() throws Exception {
    sandbox.file(
        "target/images/images.json", IMAGES.replace("0123456789ab", "0123456789ab-changed"));
    sandbox
        .with("REGISTRY", "registry.example.org")
        .with("REGISTRY_USER", "ship")
        .with("REGISTRY_PASSWORD", "key");

    Outcome outcome = sandbox.run("deploy/publish");

    assertThat(outcome.status()).isNotZero();
    assertThat(outcome.output()).contains("it is no commit");
    assertThat(sandbox.text("calls.txt")).doesNotContain("push");
  }

  @Test
  void rollOutBringsFormerImagesBackWhenNewOnesAreNotHealthy() throws Exception {
    Outcome outcome = rollOut("[ \"$ARXIVIST_TAG\" != 0123456789ab ]");

    assertThat(outcome.status()).isNotZero();
    assertThat(outcome.output())
        .endsWith(
            "0123456789ab did not become healthy in 300 s; arxivist/api-gateway:before runs again\n");
    assertThat(sandbox.text("ups.txt").lines())
        .containsExactly("arxivist 0123456789ab", "arxivist before");
  }

  @Test
  void rollOutSaysWhenFormerImagesDoNotComeBackEither() throws Exception {
    Outcome outcome = rollOut("false");

    assertThat(outcome.status()).isNotZero();
    assertThat(outcome.output()).contains("NOR DID arxivist/api-gateway:before");
  }

  @Test
  void rollOutLeavesHealthyImagesRunning() throws Exception {
    Outcome outcome = rollOut("true");

    assertThat(outcome.status()).as(outcome.output()).isZero();
    assertThat(sandbox.text("ups.txt").lines()).containsExactly("arxivist 0123456789ab");
  }

  @Test
  void rollOutTalksToRemoteEngineOnlyWithCertificates() throws Exception {
    sandbox
        .file("target/images/images.json", IMAGES)
        .with("DEPLOY_HOST", "tcp://production.example.org:2376");

    Outcome outcome = sandbox.run("deploy/roll-out");

    assertThat(outcome.status()).isNotZero();
    assertThat(outcome.output()).contains("DEPLOY_CERTIFICATES is missing");
  }

  private Outcome rollOut(String healthy) throws Exception {
    sandbox.file("target/images/images.json", IMAGES);
    sandbox.program(
        "docker",
        """
        case "$*" in
        'compose ps --all --format json') echo '{"Service": "api-gateway", "Image": "arxivist/api-gateway:before"}' ;;
        'compose up'*) echo "$ARXIVIST_IMAGES $ARXIVIST_TAG" >>ups.txt; %s ;;
        esac
        """
            .formatted(healthy));
    return sandbox.run("deploy/roll-out");
  }

  @Test
  void tellsTheHookWhichBuildFailed() throws Exception {
    AtomicReference<String> told = new AtomicReference<>("");
    HttpServer hook =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    hook.createContext(
        "/",
        exchange -> {
          told.set(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
          exchange.sendResponseHeaders(200, -1);
          exchange.close();
        });
    hook.start();
    sandbox.with(
        "NOTIFY_URL",
        "http://127.0.0.1:" + hook.getAddress().getPort() + "/rooms/1?key=opensesame");
    sandbox.with("JOB_NAME", "arxivist/main").with("BUILD_NUMBER", "12").with("STAGE_NAME", "Unit");

    Outcome outcome = sandbox.run("deploy/notify");
    hook.stop(0);

    assertThat(outcome.status()).as(outcome.output()).isZero();
    assertThat(told.get()).contains("arxivist/main #12 failed in Unit");
    assertThat(outcome.output()).doesNotContain("opensesame");
  }

  @Test
  void aHookThatDoesNotAnswerDoesNotHideTheFailure() throws IOException, InterruptedException {
    Outcome nobody = sandbox.run("deploy/notify");
    Outcome silent = sandbox.with("NOTIFY_URL", "http://127.0.0.1:9/").run("deploy/notify");

    assertThat(nobody.output()).contains("nobody was told");
    assertThat(nobody.status()).isZero();
    assertThat(silent.status()).isZero();
  }
}
