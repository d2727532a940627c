package io.arxivist.s3;

import static org.assertj.core.api.Assertions.assertThat;

import io.arxivist.core.archive.ArticleArchive;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class ArchivePropertiesTests {
  private final ApplicationContextRunner context =
      new ApplicationContextRunner().withUserConfiguration(ArchiveBackendConfiguration.class);

  @TempDir private Path folder;

  @Test
  void keepsArticlesInAFolderByDefault() {
    context
        .withPropertyValues("archive.directory=" + folder, "archive.prefix=/live/a/")
        .run(started ->
            assertThat(started.getBean(ArticleArchive.class).location())
                .isEqualTo(folder.resolve("live/a").toString()));
  }

  @Test
  void opensABucketWithTheSettingsOfTheSdk() {
    context
        .withSystemProperties("aws.region=eu-central-1")
        .withPropertyValues("archive.type=s3", "archive.bucket=articles", "archive.prefix=live")
        .run(started ->
            assertThat(started.getBean(ArticleArchive.class).location())
                .isEqualTo("s3://articles/live"));
  }

  @Test
  void anUnknownTypeStopsTheStartAndListsTheKnownOnes() {
    context
        .withPropertyValues("archive.type=tape")
        .run(started ->
            assertThat(started)
                .getFailure()
                .hasRootCauseMessage("archive.type: tape is not known; known are: folder, s3")
                .hasStackTraceContaining(BindException.class.getSimpleName()));
  }

  @Test
  void s3WithoutABucketStopsTheStart() {
    context
        .withPropertyValues("archive.type=s3")
        .run(started ->
            assertThat(started)
                .getFailure()
                .hasRootCauseMessage("archive.bucket: is missing; archive.type is s3"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"..", "a/../b", "a\\b", "./a"})
  void aPrefixThatLeadsElsewhereStopsTheStart(String prefix) {
    context
        .withPropertyValues("archive.prefix=" + prefix)
        .run(started ->
            assertThat(started)
                .getFailure()
                .hasStackTraceContaining("holds a name that is not a plain one"));
  }
}
