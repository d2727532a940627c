package io.arxivist.jenkins;

import static org.assertj.core.api.Assertions.assertThat;

import io.arxivist.jenkins.Sandbox.Outcome;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What {@code deploy/scan} lets through and what it does not. Docker is a stand-in that saves the
 * folder {@code layer} as an image.
 */
class ScanTests {

  private static final String BILL =
      """
      {"components": [{"group": "org.example", "name": "one", "purl": "pkg:maven/org.example/one@1",
        "licenses": [{"license": {"id": "LICENCE"}}]}]}
      """;
  private static final String KEY = "-----BEGIN PRIVATE " + "KEY-----\n" + "A".repeat(64) + "\n";

  @TempDir private Path folder;
  private Sandbox sandbox;

  @BeforeEach
  void makeImage() throws Exception {
    sandbox = Sandbox.in(folder);
    sandbox.file(
        "target/images/images.json",
        "{\"tag\": \"x\", \"images\": [{\"service\": \"one\", \"id\": \"sha256:1\"}]}");
    sandbox.file("target/sbom/one.cdx.json", BILL.replace("LICENCE", "MIT"));
    sandbox.file("layer/etc/os-release", "ID=debian\n");
    sandbox
        .with("SCANNER", "none")
        .with("IMAGE_USER", "10001:10001")
        .with("IMAGE_ENV", "\"LANG=C.UTF-8\"");
    sandbox.program(
        "docker",
        """
        work=$(mktemp -d)
        echo '[{"Config": "c.json", "RepoTags": ["arxivist/one:x"], "Layers": ["l.tar"]}]' >"$work/manifest.json"
        echo "{\\"config\\": {\\"User\\": \\"$IMAGE_USER\\", \\"Env\\": [$IMAGE_ENV]}}" >"$work/c.json"
        tar -C layer -cf "$work/l.tar" .
        tar -C "$work" -cf "$3" manifest.json c.json l.tar
        rm -rf "$work"
        """);
  }

  @Test
  void saysPlainlyThatVulnerabilitiesWereNotLookedUp() throws Exception {
    Outcome outcome = sandbox.run("deploy/scan");

    assertThat(outcome.status()).as(outcome.output()).isZero();
    assertThat(outcome.output())
        .endsWith(
            "0 complaints about licences, keys, users and files; VULNERABILITIES WERE NOT LOOKED UP (SCANNER=none)\n");
  }

  @Test
  void failsWithoutScannerUnlessToldTo() throws Exception {
    // A PATH without Trivy, wherever this runs: the stand-ins' folder and the system's.
    Outcome outcome =
        sandbox
            .with("SCANNER", "trivy")
            .with("PATH", folder.resolve("bin") + ":/usr/bin:/bin")
            .run("deploy/scan");

    assertThat(outcome.status()).isNotZero();
    assertThat(outcome.output()).contains("no scanner").contains("SCANNER=none");
  }

  @Test
  void failsWhenScannerFindsSomethingAndSaysWhere() throws Exception {
    sandbox
        .program("trivy", "echo \"trivy $*\" >>calls.txt; [ \"$1\" = image ]")
        .with("SCANNER", "trivy");

    Outcome outcome = sandbox.run("deploy/scan");

    assertThat(outcome.status()).isNotZero();
    assertThat(outcome.output())
        .contains("sbom of one: see target/scan/one-sbom.txt")
        .contains("1 of 2 targets");
    assertThat(sandbox.text("calls.txt").lines())
        .hasSize(2)
        .allMatch(call -> call.contains("--severity HIGH,CRITICAL"));
  }

  @Test
  void passesWhenScannerFindsNothing() throws Exception {
    sandbox.program("trivy", "exit 0").with("SCANNER", "trivy");

    assertThat(sandbox.run("deploy/scan").status()).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"SSPL-1.0", "BSD-4-Clause", "EPL-1.0", "LicenseRef-unknown"})
  void refusesForeignLicence(String licence) throws Exception {
    sandbox.file("target/sbom/one.cdx.json", BILL.replace("LICENCE", licence));

    Outcome outcome = sandbox.run("deploy/scan");

    assertThat(outcome.status()).isNotZero();
    assertThat(outcome.output()).contains("org.example:one is under " + licence);
  }

  @Test
  void refusesLibraryThatNamesNoLicence() throws Exception {
    sandbox.file(
        "target/sbom/one.cdx.json", BILL.replace("{\"license\": {\"id\": \"LICENCE\"}}", ""));

    assertThat(sandbox.run("deploy/scan").output())
        .contains("org.example:one is under no licence that is named");
  }

  @Test
  void refusesKeyInTheRepository() throws Exception {
    sandbox.file("config/server.conf", KEY).commit();

    Outcome outcome = sandbox.run("deploy/scan");

    assertThat(outcome.status()).isNotZero();
    assertThat(outcome.output())
        .contains("the repository holds what looks like a key: config/server.conf");
  }

  @Test
  void refusesWhatAnImageMustNotHave() throws Exception {
    sandbox.file("layer/usr/bin/su", "").mode("layer/usr/bin/su", "rwxr-xr-x");
    new ProcessBuilder("chmod", "u+s", folder.resolve("layer/usr/bin/su").toString())
        .start()
        .waitFor();
    sandbox.file("layer/opt/arxivist/server.pem", KEY);
    sandbox.file("layer/home/.netrc", "machine example.org");
    sandbox.file("layer/var/cache/apt/archives/one.deb", "");
    sandbox.with("IMAGE_USER", "root").with("IMAGE_ENV", "\"DB_PASSWORD=sesame\"");

    Outcome outcome = sandbox.run("deploy/scan");

    assertThat(outcome.status()).isNotZero();
    assertThat(outcome.output())
        .contains("runs as 'root'")
        .contains("the variable DB_PASSWORD has a value built in")
        .contains("opt/arxivist/server.pem looks like a key")
        .contains("home/.netrc looks like a key")
        .contains("usr/bin/su is setuid or setgid")
        .contains("1 files of package caches, such as var/cache/apt/archives/one.deb")
        .doesNotContain("sesame");
  }
}
