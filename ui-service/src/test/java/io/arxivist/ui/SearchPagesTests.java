package io.arxivist.ui;

import static org.assertj.core.api.Assertions.assertThat;

import io.arxivist.core.classification.PaperView;
import io.arxivist.core.job.JobState;
import io.arxivist.core.search.SearchHit;
import io.arxivist.core.search.SearchPage;
import io.arxivist.core.search.SimilarPaper;
import io.arxivist.core.search.SimilarPapers;
import io.arxivist.core.search.TextPart;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** Searching from the list of papers, and what is near a paper. */
class SearchPagesTests extends PageSlice {
  private static final String HOSTILE = "<script>alert(1)</script>\"><img src=x> ${7*7}";

  @Test
  void searchShowsHitsWithTheirWordsMarked() {
    Samples.tell(GATEWAY, "oai");

    assertThat(html("/papers?text=convergence&from=2026-11-01"))
        .contains("412 found, best first", "value=\"convergence\"")
        .contains("On the <mark>convergence</mark> of stochastic mirror descent</a>")
        .contains("iterates <mark>converge</mark> when")
        .contains("from=2026-11-01&amp;until=&amp;cursor=next-1");
    assertThat(GATEWAY.asked())
        .contains("/search?q=convergence&from=2026-11-01&limit=25")
        .noneMatch(path -> path.startsWith("/papers?"));
  }

  @Test
  void hitsAreEscaped() {
    PaperView paper = PaperSamples.paper("2611.00001", HOSTILE, "cs.CR", "cs.CR", "oai");
    List<TextPart> parts = List.of(new TextPart(HOSTILE, true), new TextPart(HOSTILE, false));
    GATEWAY.says(
        "/search", new SearchPage(List.of(new SearchHit(paper, parts, parts, 1)), 1, null, 1));

    assertThat(html("/papers?text={text}", "<img src=x>"))
        .contains("<mark>&lt;script&gt;alert(1)", "${7*7}")
        .doesNotContain("<script>alert", "<img");
  }

  @Test
  void aSearchThatIsRefusedSaysWhyAndKeepsWhatWasTyped() {
    GATEWAY.problem(
        "/search",
        400,
        Map.of("status", 400, "detail", "q: \"a has a quotation mark without its second"));

    assertThat(html("/papers?text={text}", "\"a"))
        .contains("has a quotation mark without its second", "role=\"alert\"")
        .contains("value=\"&quot;a\"")
        .doesNotContain("<table", "No stored paper matches");
  }

  @Test
  void paperShowsWhatIsNear() {
    Samples.tell(GATEWAY, "oai");

    assertThat(html("/papers/2611.00002"))
        .contains("Nearest papers", "href=\"/papers/2611.00004\"", "similarity 0.600");
    assertThat(GATEWAY.asked()).contains("/papers/2611.00002/similar?limit=6");
  }

  @Test
  void whatIsNearAnOldPaperKeepsTheSlashAndIsEscaped() {
    PaperView old = PaperSamples.paper("hep-th/9901001", "Strings", "hep-th", "hep-th", "oai");
    PaperView near = PaperSamples.paper("hep-th/9901002", HOSTILE, "hep-th", "hep-th", "oai");
    GATEWAY.says("/papers/hep-th/9901001", old);
    GATEWAY.says(
        "/papers/hep-th/9901001/similar",
        new SimilarPapers("e", List.of(new SimilarPaper(near, 0.5))));

    assertThat(html("/papers/hep-th/9901001"))
        .contains("href=\"/papers/hep-th/9901002\"", "&lt;script&gt;alert(1)")
        .doesNotContain("<script>alert", "<img");
  }

  @Test
  void paperStandsWithoutItsNeighbours() {
    Samples.tell(GATEWAY, "oai");
    GATEWAY.says("/papers/2611.00002/similar", new SimilarPapers("e", List.of()));
    GATEWAY.problem(
        "/papers/2611.00003/similar",
        503,
        Map.of("status", 503, "detail", "the search index is not open yet"));

    assertThat(html("/papers/2611.00002")).contains("No other stored paper has a vector");
    assertThat(html("/papers/2611.00003"))
        .contains("the search index is not open yet", "What the model says")
        .doesNotContain("role=\"alert\"");
  }

  @ParameterizedTest
  @CsvSource({"reclassifications, reclassifications", "index-rebuilds, index-rebuilds"})
  void upkeepIsAskedForAndFollowed(String form, String kind) {
    GATEWAY.says("POST /" + kind, Samples.job(kind, JobState.QUEUED, 0));

    MvcTestResult answer = mvc.post().uri("/papers/" + form).exchange();

    assertThat(answer).hasStatus(302).redirectedUrl().startsWith("/jobs/" + kind + "/");
    assertThat(GATEWAY.bodies()).containsExactly("{}");
  }

  @Test
  void upkeepThatIsRefusedSaysWhy() {
    GATEWAY.problem(
        "POST /reclassifications", 503, Map.of("status", 503, "detail", "no model serves yet"));

    MvcTestResult answer = mvc.post().uri("/papers/reclassifications").exchange();

    assertThat(answer).hasStatus(302).hasRedirectedUrl("/papers");
    assertThat(answer.getMvcResult().getFlashMap().get("fault")).isNotNull();
  }

  private String html(String path, Object... values) {
    MvcTestResult answer = mvc.get().uri(path, values).accept(MediaType.TEXT_HTML).exchange();
    assertThat(answer).hasStatusOk();
    return new String(answer.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8);
  }
}
