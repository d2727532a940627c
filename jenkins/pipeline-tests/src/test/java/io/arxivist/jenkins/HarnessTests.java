package io.arxivist.jenkins;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The harness itself: what would pass unnoticed if it were lax. */
class HarnessTests {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          a misspelt step              | steps { shh 'a' }                                   | shh
          a misspelt section           | stepz { sh 'a' }                                    | stepz
          a step among the sections    | sh 'a'; steps { sh 'b' }                            | sh
          a section among the steps    | steps { options { } }                               | options
          two sections on one line     | when { branch 'main' } steps { sh 'a' }             | steps
          a section said twice         | steps { sh 'a' }; steps { sh 'b' }                  | twice
          a stage without steps        | options { timeout(time: 1, unit: 'HOURS') }         | either steps or stages
          a misspelt argument          | steps { archiveArtifacts artefacts: 'a' }           | artifacts
          an argument too many         | steps { junit testResults: 'a', keep: true }        | keep
          an unknown unit              | options { timeout(time: 1, unit: 'WHILE') }; steps { sh 'a' } | WHILE
          a script block               | steps { script { sh 'a' } }                         | script
          a decision in Groovy         | steps { if (env.A) { sh 'a' } }                     | IfStatement
          a loop in Groovy             | steps { for (i in 1..2) { sh 'a' } }                | ForStatement
          a loop in disguise           | steps { [1, 2].each { sh 'a' } }                    | each
          a method of Groovy's own     | steps { println 'a' }                               | println
          a call of the library        | steps { sh 'a'.toUpperCase() }                      | toUpperCase
          an assignment                | steps { A = 'a' }                                   | assigned
          """)
  void refuses(String what, String stage, String complaint) {
    String file = "pipeline { agent any\n stages { stage('One') { " + stage + " } } }";

    assertThatExceptionOfType(RuntimeException.class)
        .as(what)
        .isThrownBy(() -> Build.run(PipelineReader.read(file), Circumstances.onBranch("main")))
        .withMessageContaining(complaint);
  }

  @Test
  void refusesSecretThatGroovyInterpolates() {
    String step =
        "withCredentials([string(credentialsId: 'a', variable: 'KEY')]) { sh \"run ${KEY}\" }";

    assertThatExceptionOfType(PipelineSyntaxException.class)
        .isThrownBy(() -> build(step, Circumstances.onBranch("main")))
        .withMessageContaining("leave that to the shell");
  }

  @Test
  void refusesSecretOfAnEnvironmentThatGroovyInterpolates() {
    String file =
        "pipeline { agent any\n environment { KEY = credentials('a') }\n"
            + " stages { stage('One') { steps { sh \"run ${env.KEY}\" } } } }";

    assertThatExceptionOfType(PipelineSyntaxException.class)
        .isThrownBy(() -> Build.run(PipelineReader.read(file), Circumstances.onBranch("main")))
        .withMessageContaining("leave that to the shell");
  }

  @Test
  void forgetsSecretAfterItsBlockEvenWhenTheBlockFails() {
    String step =
        "withCredentials([string(credentialsId: 'a', variable: 'KEY')]) { sh 'in' }\n } post { always { sh 'out' }";
    String file = file(step.replace("} post", "}\n post"));

    Trace trace =
        Build.run(PipelineReader.read(file), Circumstances.onBranch("main").failing("in"));

    assertThat(trace.commands()).containsExactly("in", "out");
    assertThat(trace.commandsThatSee("KEY")).containsExactly("in");
  }

  @Test
  void refusesShellWithoutAgent() {
    String file = "pipeline { agent none\n stages { stage('One') { steps { sh 'a' } } } }";

    assertThatExceptionOfType(PipelineSyntaxException.class)
        .isThrownBy(() -> Build.run(PipelineReader.read(file), Circumstances.onBranch("main")))
        .withMessageContaining("needs an agent");
  }

  @Test
  void endsAtTheFirstFailureAndRunsWhatComesAfterInJenkinsOrder() {
    String steps =
        "sh 'a'\n sh 'b'\n sh 'c' }\n post { failure { sh 'failed' }\n success { sh 'fine' }\n always { sh 'first' }";

    Trace trace = build(steps, Circumstances.onBranch("main").failing("b"));

    assertThat(trace.commands()).containsExactly("a", "b", "first", "failed");
    assertThat(trace.result).isEqualTo(Trace.Result.FAILURE);
  }

  @Test
  void evaluatesConditions() {
    String stage =
        "when { not { changeRequest() }\n anyOf { branch 'main'\n expression { env.FORCE != null } } }\n steps { sh 'a' }";
    Pipeline pipeline =
        PipelineReader.read("pipeline { agent any\n stages { stage('One') { " + stage + " } } }");

    assertThat(Build.run(pipeline, Circumstances.onBranch("main")).commands()).containsExactly("a");
    assertThat(Build.run(pipeline, Circumstances.onBranch("side")).commands()).isEmpty();
    assertThat(Build.run(pipeline, Circumstances.onBranch("side").with("FORCE", "1")).commands())
        .containsExactly("a");
    assertThat(
            Build.run(pipeline, Circumstances.ofChangeRequest("7").with("FORCE", "1")).commands())
        .isEmpty();
  }

  private static Trace build(String steps, Circumstances circumstances) {
    return Build.run(PipelineReader.read(file(steps)), circumstances);
  }

  private static String file(String steps) {
    return "pipeline { agent any\n stages { stage('One') { steps { " + steps + " } } } }";
  }
}
