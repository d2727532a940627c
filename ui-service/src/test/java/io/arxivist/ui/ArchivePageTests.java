package io.arxivist.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** The archive's page on a gateway that is full, empty or down. */
class ArchivePageTests extends PageSlice {

  @Test
  void showsWhatEachDayHolds() {
    Samples.tell(GATEWAY, "oai");

    assertThat(page("/archive"))
        .hasStatusOk()
        .bodyText()
        .contains("12 days in", "s3://articles/live")
        .contains("24 Nov 2026", "1,812", "29", "451 kB", "23 Nov 2026", "2.3 kB")
        .doesNotContain("role=\"alert\"");
  }

  @Test
  void isLinkedFromThePapers() {
    Samples.tell(GATEWAY, "oai");

    assertThat(page("/papers")).bodyText().contains("href=\"/archive\"");
  }

  @Test
  void saysWhenNothingIsArchived() {
    Samples.tellNothing(GATEWAY);

    assertThat(page("/archive"))
        .hasStatusOk()
        .bodyText()
        .contains("Nothing is archived yet", "/srv/archive")
        .doesNotContain("role=\"alert\"", "<table");
  }

  @Test
  void saysWhyTheArchiveIsAway() {
    GATEWAY.problem(
        "/archive", 503, Map.of("status", 503, "detail", "there is no bucket articles"));

    assertThat(page("/archive"))
        .hasStatusOk()
        .bodyText()
        .contains("there is no bucket articles", "role=\"alert\"", "</html>")
        .doesNotContain("<table", "Nothing is archived yet");
  }

  private MvcTestResult page(String path) {
    return mvc.get().uri(path).accept(MediaType.TEXT_HTML).exchange();
  }
}
