package io.arxivist.classifier.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.when;

import io.arxivist.core.archive.ArchiveException;
import io.arxivist.core.archive.ArchiveManifest;
import io.arxivist.core.archive.ArticleArchive;
import io.arxivist.service.ServiceSupportConfiguration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.health.contributor.Status;
import org.springframework.boot.webmvc.test.autoconfigure.WebMvcTest;
import org.springframework.test.context.bean.override.mockito.MockitoBean;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@WebMvcTest(
    controllers = ArchiveController.class,
    properties = "spring.config.name=common,classifier-service")
@ImportAutoConfiguration(ServiceSupportConfiguration.class)
class ArchiveEndpointsTests {
  private static final LocalDate FIRST = LocalDate.of(2026, 11, 2);
  private static final LocalDate SECOND = LocalDate.of(2026, 11, 3);

  @Autowired MockMvcTester http;
  @MockitoBean ArticleArchive archive;

  @BeforeEach
  void holdTwoDays() {
    when(archive.location()).thenReturn("s3://articles");
    when(archive.days()).thenReturn(List.of(FIRST, SECOND));
    when(archive.manifest(any())).thenReturn(Optional.empty());
    when(archive.manifest(FIRST)).thenReturn(Optional.of(manifest(FIRST, 64)));
    when(archive.manifest(SECOND)).thenReturn(Optional.of(manifest(SECOND, 7)));
  }

  @Test
  void listsDaysNewestFirst() {
    MvcTestResult answer = http.get().uri("/archive").exchange();

    assertThat(answer)
        .hasStatusOk()
        .bodyJson()
        .isStrictlyEqualTo(
            """
            {"location":"s3://articles","days":2,"newest":[
              {"day":"2026-11-03","articles":7,"parts":1,"bytes":70},
              {"day":"2026-11-02","articles":64,"parts":1,"bytes":640}]}
            """);
  }

  @Test
  void listsNoMoreThanWasAskedFor() {
    MvcTestResult answer = http.get().uri("/archive?limit=1").exchange();

    assertThat(answer).bodyJson().extractingPath("$.days").isEqualTo(2);
    assertThat(answer).bodyJson().extractingPath("$.newest.length()").isEqualTo(1);
  }

  @Test
  void showsTheManifestOfADay() {
    MvcTestResult answer = http.get().uri("/archive/2026-11-02").exchange();

    assertThat(answer).hasStatusOk().bodyJson().extractingPath("$.articles").isEqualTo(64);
    assertThat(answer).bodyJson().extractingPath("$.parts[0].name").isEqualTo("part-64");
  }

  @Test
  void answers404ForADayWithoutArticles() {
    assertThat(http.get().uri("/archive/2026-11-09").exchange()).hasStatus(404);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/archive/someday", "/archive?limit=0", "/archive?limit=many"})
  void refusesWhatIsNoDayOrNoLimit(String path) {
    assertThat(http.get().uri(path).exchange()).hasStatus(400);
  }

  @Test
  void answers503WhileTheArchiveIsAway() {
    when(archive.days()).thenThrow(new ArchiveException("there is no bucket articles", null));

    MvcTestResult answer = http.get().uri("/archive").exchange();

    assertThat(answer).hasStatus(503).bodyJson().extractingPath("$.backend").isEqualTo("archive");
  }

  @Test
  void healthTellsWhyTheArchiveCannotBeUsed() {
    ArchiveHealthIndicator health = new ArchiveHealthIndicator(archive);
    when(archive.problem()).thenReturn(Optional.empty(), Optional.of("there is no bucket"));

    assertThat(health.health().getStatus()).isEqualTo(Status.UP);
    assertThat(health.health().getStatus()).isEqualTo(Status.DOWN);
  }

  private static ArchiveManifest manifest(LocalDate day, int articles) {
    return ArchiveManifest.of(
        day, List.of(new ArchiveManifest.Part("part-" + articles, articles, articles * 10, "0")));
  }
}
