package io.arxivist.jenkins;

import static org.assertj.core.api.Assertions.assertThat;

import io.arxivist.jenkins.Trace.Result;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the project's pipeline does, build by build. */
class JenkinsfileTests {

  private static final String GATE = "verification/java extraction";
  private static final String END_TO_END = "verification/containers";

  /* Read once: builds share nothing but what the file says. */
  private static Pipeline pipeline;

  @BeforeAll
  static void readJenkinsfile() throws IOException {
    pipeline = Pipeline.ofProject();
  }

  @Test
  void runsStagesInTheirOrder() {
    Trace trace = run(Circumstances.ofRelease());

    assertThat(trace.result).isEqualTo(Result.SUCCESS);
    assertThat(trace.stages())
        .containsExactly(
            "pipeline",
            "Prove",
            "Data quality",
            "Lint",
            "Unit",
            "Contract and backend",
            "Package",
            "Images",
            "End to end",
            "Upload archives",
            "Publish images",
            "Approve",
            "Deploy");
  }

  @Test
  void runsEachScriptOnceInItsOrder() {
    assertThat(run(Circumstances.ofRelease()).commands())
        .containsExactly(
            "deploy/clean",
            GATE,
            "verification/shell",
            "verification/pipeline",
            "verification/java lint",
            "verification/java unit",
            "verification/airflow",
            "verification/fuzz 60",
            "verification/java contract",
            "deploy/package",
            "deploy/images",
            "deploy/sbom",
            "deploy/scan",
            END_TO_END,
            "verification/java end-to-end",
            "deploy/upload archive",
            "deploy/publish",
            "deploy/upload reports",
            "deploy/roll-out");
  }

  @Test
  void extractionThatFailsStopsEverythingElse() {
    Trace trace = run(Circumstances.ofRelease().failing(GATE));

    assertThat(trace.result).isEqualTo(Result.FAILURE);
    assertThat(trace.commands())
        .containsExactly("deploy/clean", GATE, "deploy/upload reports", "deploy/notify");
    assertThat(trace.skipped()).contains("Lint", "Unit", "Package", "Images", "Deploy");
  }

  @Test
  void everyStageHasTimeoutAndNoneIsLongerThanTheWhole() {
    List<Stage> all = pipeline.root().all().toList();

    assertThat(all).allSatisfy(stage -> assertThat(stage.timeout).as(stage.name).isNotNull());
    assertThat(all)
        .allSatisfy(
            stage -> assertThat(stage.timeout).isLessThanOrEqualTo(pipeline.root().timeout));
  }

  @Test
  void keepsFewBuildsAndRunsOneAtATime() {
    assertThat(pipeline.root().options)
        .containsKeys("timeout", "buildDiscarder", "disableConcurrentBuilds", "timestamps");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        GATE,
        "verification/java lint",
        "verification/java unit",
        "verification/airflow",
        "verification/java contract",
        "deploy/package",
        "deploy/images",
        "deploy/scan",
        END_TO_END,
        "deploy/upload archive",
        "deploy/publish"
      })
  void reportsArePublishedWhicheverScriptFails(String script) {
    Trace trace = run(Circumstances.ofRelease().failing(script));

    assertThat(trace.result).isEqualTo(Result.FAILURE);
    assertThat(trace.events("junit")).hasSize(1);
    assertThat(trace.events("archiveArtifacts")).hasSize(1);
    assertThat(trace.commands()).endsWith("deploy/upload reports", "deploy/notify");
    assertThat(trace.events("input")).isEmpty();
    assertThat(trace.commands()).doesNotContain("deploy/roll-out");
  }

  @Test
  void reportsStayInJenkinsWhenTheirUploadFails() {
    Trace trace = run(Circumstances.ofRelease().failing("deploy/upload reports"));

    assertThat(trace.result).isEqualTo(Result.FAILURE);
    assertThat(trace.events("junit")).hasSize(1);
    assertThat(trace.commands()).doesNotContain("deploy/roll-out");
  }

  @Test
  void endToEndThatFailsShipsNothingButReports() {
    Trace trace = run(Circumstances.ofRelease().failing(END_TO_END));

    assertThat(trace.commands()).contains("deploy/upload reports");
    assertThat(trace.commands())
        .doesNotContain("deploy/upload archive", "deploy/publish", "deploy/roll-out");
  }

  @Test
  void asksForApprovalWithoutHoldingAnAgentBeforeItDeploys() {
    Trace trace = run(Circumstances.ofRelease());

    assertThat(trace.events("input"))
        .singleElement()
        .satisfies(input -> {
          assertThat(input.onAgent()).isFalse();
          assertThat(input.secrets()).isEmpty();
          assertThat(input.text()).contains("submitter=arxivist-deployers");
        });
    assertThat(trace.events)
        .extracting(Trace.Event::text)
        .containsSubsequence(
            "deploy/scan", END_TO_END, "deploy/publish", "Approve", "Deploy", "deploy/roll-out");
  }

  @Test
  void deploysNothingWhenApprovalIsRefusedOrNotGivenInTime() {
    Trace trace = run(Circumstances.ofRelease().notApproved());

    assertThat(trace.result).isEqualTo(Result.ABORTED);
    assertThat(trace.commands()).doesNotContain("deploy/roll-out");
    assertThat(trace.skipped()).contains("Deploy");
    assertThat(trace.texts("agent")).doesNotContain("Deploy");
  }

  @ParameterizedTest
  @ValueSource(strings = {"feature", "release-1", "mainly"})
  void deploysOnlyFromMain(String branch) {
    Trace trace = run(Circumstances.onBranch(branch).with("REGISTRY", "registry.example.org"));

    assertThat(trace.result).isEqualTo(Result.SUCCESS);
    assertThat(trace.commands()).contains("deploy/upload archive", "deploy/upload reports");
    assertThat(trace.skipped()).containsExactly("Publish images", "Approve", "Deploy");
    assertThat(trace.texts("agent")).containsExactly("Prove");
  }

  @Test
  void shipsNothingWhereNoRegistryIsConfigured() {
    Trace trace = run(Circumstances.onBranch("main"));

    assertThat(trace.skipped()).containsExactly("Publish images", "Approve", "Deploy");
  }

  @Test
  void givesChangeRequestNoCredentialAndNoDeployment() {
    Trace trace = run(Circumstances.ofChangeRequest("7").with("REGISTRY", "registry.example.org"));

    assertThat(trace.result).isEqualTo(Result.SUCCESS);
    assertThat(trace.events).allSatisfy(event -> assertThat(event.secrets()).isEmpty());
    assertThat(trace.commands())
        .doesNotContain("deploy/upload archive", "deploy/publish", "deploy/roll-out");
    assertThat(trace.events("input")).isEmpty();
    assertThat(trace.events("junit")).hasSize(1);
  }

  @Test
  void showsEachCredentialOnlyToTheScriptsThatUseIt() {
    Trace trace = run(Circumstances.ofRelease());

    for (String variable : List.of("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY")) {
      assertThat(trace.commandsThatSee(variable))
          .containsExactly("deploy/upload archive", "deploy/upload reports");
    }
    for (String variable : List.of("REGISTRY_USER", "REGISTRY_PASSWORD")) {
      assertThat(trace.commandsThatSee(variable))
          .containsExactly("deploy/publish", "deploy/roll-out");
    }
    for (String variable : List.of("DEPLOY_HOST", "DEPLOY_CERTIFICATES")) {
      assertThat(trace.commandsThatSee(variable)).containsExactly("deploy/roll-out");
    }
    assertThat(secretsOf(trace))
        .containsExactlyInAnyOrder(
            "AWS_ACCESS_KEY_ID",
            "AWS_SECRET_ACCESS_KEY",
            "REGISTRY_USER",
            "REGISTRY_PASSWORD",
            "DEPLOY_HOST",
            "DEPLOY_CERTIFICATES");
  }

  @Test
  void tellsOfDeploymentThatFails() {
    Trace trace = run(Circumstances.ofRelease().failing("deploy/roll-out"));

    assertThat(trace.result).isEqualTo(Result.FAILURE);
    assertThat(trace.commands()).endsWith("deploy/roll-out", "deploy/notify");
  }

  private static Set<String> secretsOf(Trace trace) {
    return trace.events.stream()
        .flatMap(event -> event.secrets().stream())
        .collect(Collectors.toSet());
  }

  private static Trace run(Circumstances circumstances) {
    return Build.run(pipeline, circumstances);
  }
}
