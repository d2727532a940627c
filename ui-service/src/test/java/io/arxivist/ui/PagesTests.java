package io.arxivist.ui;

import static org.assertj.core.api.Assertions.assertThat;

import io.arxivist.core.classification.ModelReference;
import io.arxivist.core.classification.PaperExplanation;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** Every page on a gateway that is full, empty, refusing or down. */
class PagesTests extends PageSlice {

  @Test
  void overviewShowsThePipelineWithItsNumbers() {
    Samples.tell(GATEWAY, "oai");

    assertThat(html("/"))
        .contains("Showing papers from arXiv itself")
        .contains("1,204", "2,310", "3 parked", "2,184", "64.7%")
        .contains("version 3", "64.8%", "majority class 9.1%")
        .contains("word-drift", "checked 11 min ago on 412 papers")
        .contains("6,300 of 16,000 papers", "arXiv answered 503")
        .doesNotContain("synthetic", "not known now");
  }

  @Test
  void overviewSaysWhenThePapersAreSynthetic() {
    Samples.tell(GATEWAY, "simulator");

    assertThat(html("/"))
        .contains("Showing papers from the built-in simulator", "none of them exists on arXiv");
  }

  @Test
  void overviewAsksTheLedgerBeforeTheFirstPaperIsStored() {
    Samples.tellNothing(GATEWAY).says("/ledger", List.of(LedgerSamples.harvested("file")));

    assertThat(html("/")).contains("Showing papers from a corpus file");
  }

  @Test
  void overviewOfAnEmptySuiteHasZeros() {
    Samples.tellNothing(GATEWAY);

    assertThat(html("/"))
        .contains("No papers yet", "never harvested", "none trained yet", "never checked")
        .contains("Nothing has run yet.")
        .doesNotContain("not known now", "role=\"alert\"");
  }

  @Test
  void overviewDoesNotTakeSilenceForZero() {
    down();

    assertThat(html("/"))
        .containsOnlyOnce("The classifier cannot be reached.")
        .contains("Nothing can be shown now", "not known now")
        .doesNotContain("No papers yet", "never harvested", "never checked", "Nothing has run");
  }

  @Test
  void liveFragmentIsNoWholePage() {
    Samples.tell(GATEWAY, "oai");

    assertThat(html("/live")).contains("2,184").doesNotContain("<html", "<body");
  }

  @Test
  void papersAreListedWithPredictionAndAgreement() {
    Samples.tell(GATEWAY, "oai");

    assertThat(html("/papers"))
        .contains("2,184 papers", "href=\"/papers/2611.00001\"", "71.3%")
        .contains("agrees", "differs", "cross-list")
        .contains(
            "href=\"/papers?text=&amp;predicted=&amp;agrees=&amp;source=&amp;from=&amp;until=&amp;cursor=next-1\"");
  }

  @Test
  void papersPassOnlyTheFiltersThatAreSet() {
    Samples.tell(GATEWAY, "oai");

    mvc.get()
        .uri(
            "/papers?text={text}&predicted=cs.LG&agrees=false&source=&until=2026-11-02&cursor=c+1",
            "a & b+c")
        .exchange();

    assertThat(GATEWAY.asked())
        .contains(
            "/search?q=a%20%26%20b%2Bc&predicted=cs.LG&agrees=false&until=2026-11-02"
                + "&cursor=c%2B1&limit=25");
  }

  @ParameterizedTest
  @CsvSource({
    "/papers, No papers are stored yet",
    "/papers?text=x, No stored paper matches",
    "/models, No model is registered yet",
    "/drift, No check has run yet",
    "/classify, The ranked categories appear here"
  })
  void emptyPagesSayWhatIsMissing(String path, String sentence) {
    Samples.tellNothing(GATEWAY);

    assertThat(html(path)).contains(sentence).doesNotContain("role=\"alert\"");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"/papers", "/papers/2611.00001", "/papers/hep-th/9901001", "/models", "/drift"})
  void pagesStandWhenAServiceIsDown(String path) {
    down();

    assertThat(html(path))
        .containsOnlyOnce("The classifier cannot be reached.")
        .contains("</html>", "role=\"alert\"", "<nav");
  }

  @Test
  void paperShowsItsPredictionAndLinksToArxiv() {
    Samples.tell(GATEWAY, "oai");

    assertThat(html("/papers/2611.00002"))
        .contains("On the convergence of stochastic mirror descent", "Ada Example", "We study how")
        .contains("href=\"https://arxiv.org/abs/2611.00002\"")
        .contains("value=\"0.713\"", "71.3%", "Prediction set", "version 3")
        .contains("cross-list");
  }

  @Test
  void syntheticPaperHasNoLinkToArxiv() {
    Samples.tell(GATEWAY, "simulator");

    assertThat(html("/papers/2611.00002"))
        .contains("A synthetic paper", "2611.00002")
        .doesNotContain("arxiv.org/abs");
  }

  @Test
  void oldIdKeepsItsSlash() {
    GATEWAY.says(
        "/papers/hep-th/9901001",
        PaperSamples.paper("hep-th/9901001", "Strings", "hep-th", "hep-th", "oai"));

    assertThat(html("/papers/hep-th/9901001"))
        .contains("href=\"https://arxiv.org/abs/hep-th/9901001\"");
  }

  @Test
  void absentPaperIsNotFound() {
    MvcTestResult answer =
        mvc.get().uri("/papers/2611.99999").accept(MediaType.TEXT_HTML).exchange();

    assertThat(answer).hasStatus(404).bodyText().contains("nothing here", "2611.99999");
  }

  @Test
  void textsOfPapersAreEscaped() {
    String hostile = "<script>alert(1)</script>\"><img src=x onerror=alert(2)> ${7*7} [[${8*8}]]";
    GATEWAY.says(
        "/papers/2611.00001", PaperSamples.paper("2611.00001", hostile, "cs.CR", "cs.CR", "oai"));

    assertThat(html("/papers/2611.00001"))
        .contains("&lt;script&gt;alert(1)&lt;/script&gt;", "${7*7} [[${8*8}]]")
        .doesNotContain("<script>alert", "<img");
  }

  @Test
  void classifyShowsRankedCategories() {
    Samples.tell(GATEWAY, "oai");

    MvcTestResult answer =
        mvc.post()
            .uri("/classify")
            .param("title", "Low-rank \"x\"")
            .param("abstract", "")
            .exchange();

    assertThat(answer)
        .hasStatusOk()
        .bodyText()
        .contains("cs.CL", "71.3%", "value=\"Low-rank &quot;x&quot;\"");
    assertThat(GATEWAY.bodies().getFirst())
        .contains("\"title\":\"Low-rank \\\"x\\\"\"", "\"explain\":true");
    assertThat(answer)
        .bodyText()
        .contains("language models", "+1.42", "class=\"against\"", "−0.31", "+5.24")
        .contains("&lt;b&gt;low rank", "sentence encoder")
        .doesNotContain("Told by");
  }

  @Test
  void paperTellsWhyAndWhichModelSaysSo() {
    Samples.tell(GATEWAY, "oai");
    String same = html("/papers/2611.00002");
    GATEWAY.says(
        "/papers/2611.00002/explanation",
        new PaperExplanation(
            "2611.00002",
            PaperSamples.classification("math.OC"),
            ReasonSamples.explanation("math.OC"),
            new ModelReference("4", "next")));

    assertThat(same).contains("language models", "+1.42").doesNotContain("Told by");
    assertThat(html("/papers/2611.00002")).contains("Told by model version 4", "says math.OC");
  }

  @Test
  void paperStandsWithoutItsReasons() {
    Samples.tell(GATEWAY, "oai");
    GATEWAY.problem(
        "/papers/2611.00002/explanation", 503, Map.of("status", 503, "detail", "no model"));

    assertThat(html("/papers/2611.00002")).contains("71.3%").doesNotContain("class=\"why\"");
  }

  @Test
  void classifyFormStartsBlank() {
    assertThat(html("/classify")).contains("name=\"title\" value=\"\" autocomplete");
  }

  @Test
  void classifyShowsARefusalAtItsField() {
    GATEWAY.problem(
        "POST /classifications",
        400,
        Map.of(
            "status", 400,
            "detail", "papers[0].abstract: 20001 characters is more than 20000 characters",
            "field", "papers[0].abstract",
            "rule", "is more than 20000 characters"));

    MvcTestResult answer = mvc.post().uri("/classify").param("abstract", "kept").exchange();

    assertThat(answer)
        .bodyText()
        .contains("id=\"abstract-error\"", "Abstract is more than 20000 characters")
        .contains("aria-invalid=\"true\"", ">kept</textarea>")
        .doesNotContain("id=\"title-error\"", "role=\"alert\">The");
  }

  @Test
  void classifySaysWhenTheClassifierIsDown() {
    down();

    assertThat(mvc.post().uri("/classify").param("title", "x").exchange())
        .bodyText()
        .contains("The classifier cannot be reached.");
  }

  @Test
  void modelsAreShownBesideTheMajorityClass() {
    Samples.tell(GATEWAY, "oai");

    assertThat(html("/models"))
        .contains("champion", "64.8%", "9.1%", "7.1 times as often")
        .contains("Top-3 accuracy", "0.838", "0.210", "corpus.papers", Samples.MODEL.runId());
  }

  @Test
  void driftShowsFindingsBehindEachVerdict() {
    Samples.tell(GATEWAY, "oai");

    assertThat(html("/drift"))
        .contains("primary category", "label shift", "96.42", "chi square", "&lt; 0.001", "0.05")
        .contains("cs.CL rose from 6.1%", "href=\"/drift/d-9/report\"", "not enough data");
  }

  @Test
  void driftCheckIsStartedAndFollowed() {
    Samples.tell(GATEWAY, "oai");

    MvcTestResult answer = mvc.post().uri("/drift/checks").exchange();

    assertThat(answer)
        .hasStatus3xxRedirection()
        .hasRedirectedUrl("/jobs/drift-checks/drift-checks-0");
  }

  @Test
  void driftCheckThatCannotStartSaysWhy() {
    down();

    MvcTestResult answer = mvc.post().uri("/drift/checks").exchange();

    assertThat(answer).hasStatus3xxRedirection().hasRedirectedUrl("/drift");
    assertThat(answer.getMvcResult().getFlashMap().get("fault")).isNotNull();
  }

  @Test
  void reportMayLookAndDoNothingElse() {
    Samples.tell(GATEWAY, "oai");

    MvcTestResult answer = mvc.get().uri("/drift/d-9/report").exchange();

    assertThat(answer).hasStatusOk().bodyText().contains("findings");
    assertThat(answer.getResponse().getHeaders("Content-Security-Policy"))
        .singleElement()
        .asString()
        .startsWith("sandbox")
        .contains("default-src 'none'")
        .doesNotContain("script");
  }

  @Test
  void unknownPageIsAPage() {
    MvcTestResult answer = mvc.get().uri("/nowhere").accept(MediaType.TEXT_HTML).exchange();

    assertThat(answer).hasStatus(404).bodyText().contains("There is no such page", "<nav");
  }

  @Test
  void pagesKeepToThemselves() {
    Samples.tell(GATEWAY, "oai");

    MvcTestResult answer = mvc.get().uri("/").exchange();

    assertThat(answer).headers().hasValue("X-Content-Type-Options", "nosniff");
    assertThat(answer.getResponse().getHeader("Content-Security-Policy"))
        .contains("default-src 'self'")
        .doesNotContain("unsafe");
    assertThat(answer).bodyText().doesNotContain("<style", " style=", "onclick=", "://cdn");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/webjars/htmx.org/dist/htmx.min.js",
        "/webjars/echarts/echarts.common.min.js",
        "/favicon.svg",
        "/css/arxivist.css"
      })
  void assetsComeFromHere(String path) {
    assertThat(mvc.get().uri(path).exchange()).hasStatusOk();
  }

  private String html(String path) {
    MvcTestResult answer = mvc.get().uri(path).accept(MediaType.TEXT_HTML).exchange();
    assertThat(answer).hasStatusOk();
    return new String(answer.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8);
  }

  private static void down() {
    Map<String, Object> problem =
        Map.of(
            "status", 503, "detail", "The classifier cannot be reached.", "service", "classifier");
    for (String path :
        List.of(
            "/queues",
            "/papers/summary",
            "/models",
            "/decisions",
            "/shadow",
            "/drift-checks/results",
            "/harvests",
            "/pushes",
            "/trainings",
            "/publications",
            "/drift-checks",
            "/papers",
            "/papers/2611.00001",
            "/papers/hep-th/9901001",
            "POST /classifications",
            "POST /drift-checks")) {
      GATEWAY.problem(path, 503, problem);
    }
  }
}
