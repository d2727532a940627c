package io.arxivist.ui;

import static org.assertj.core.api.Assertions.assertThat;

import io.arxivist.core.harvest.LedgerSeries;
import io.arxivist.core.job.JobState;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** The page of harvests on a ledger that is full, empty, hostile or away. */
class HarvestsPageTests extends PageSlice {

  @Test
  void asksForHalfAYearOfWholeWeeksUpToToday() {
    Samples.tell(GATEWAY, "oai");

    page("/harvests");

    assertThat(GATEWAY.asked()).contains("/ledger/days?from=2026-06-01&until=2026-11-24");
  }

  @Test
  void saysHowFarEachSeriesHasCome() {
    Samples.tell(GATEWAY, "oai");

    assertThat(page("/harvests"))
        .bodyText()
        .contains("complete up to 19 Oct 2026", "12 announcements behind")
        .contains("complete up to 23 Nov 2026")
        .doesNotContain("role=\"alert\"", "??");
  }

  @Test
  void tellsDaysApartWithoutTheirColour() {
    Samples.tell(GATEWAY, "oai");

    assertThat(page("/harvests"))
        .bodyText()
        .contains("<caption", "scope=\"col\"", "scope=\"row\"")
        .contains("aria-label=\"12 Nov 2026: incomplete, 810 of 1,204\"", ">!</a>")
        .contains("aria-label=\"20 Oct 2026: missing\"", ">×</a>")
        .contains("aria-label=\"23 Nov 2026: complete, 812 of 812\"", ">✓</a>")
        .contains("aria-label=\"22 Nov 2026: weekend, nothing announced\"", ">·</a>")
        .contains("aria-label=\"12 Oct 2026: holiday, nothing announced\"", ">h</a>")
        .contains("aria-label=\"24 Nov 2026: not over yet, 37 received\"", "aria-current=\"date\"");
  }

  @Test
  void aDayOpensWithALinkAlone() {
    Samples.tell(GATEWAY, "oai");

    assertThat(page("/harvests")).bodyText().contains("href=\"/harvests?day=2026-11-12#day\"");
    assertThat(page("/harvests?day=2026-11-12"))
        .bodyText()
        .contains("id=\"day\"", "1,204", "394 records did not come")
        .contains("href=\"/jobs/harvests/harvests-6\"")
        .contains("name=\"from\" value=\"2026-11-12\"");
  }

  @Test
  void oneSeriesIsShownAlone() {
    Samples.tell(GATEWAY, "oai");

    assertThat(page("/harvests?target=classification&source=oai&set=math&day=2026-11-12"))
        .bodyText()
        .contains("aria-label=\"12 Nov 2026: complete, 812 of 812\"", "Nothing is missing.")
        .doesNotContain("aria-label=\"12 Nov 2026: incomplete", "394 records did not come");
  }

  @Test
  void daysInARowWithTheSameReasonsAreOneGap() {
    Samples.tell(GATEWAY, "oai");

    assertThat(page("/harvests"))
        .bodyText()
        .containsOnlyOnce("20 Oct 2026 – 22 Oct 2026")
        .contains("(3 days)", "Refill all gaps");
  }

  @Test
  void gapsAreRefilledAllOrThoseOfASeries() {
    Samples.tell(GATEWAY, "oai");

    MvcTestResult all = mvc.post().uri("/harvests/refills").exchange();
    MvcTestResult one =
        mvc.post()
            .uri("/harvests/refills")
            .param("target", "classification")
            .param("source", "oai")
            .param("set", "cs")
            .exchange();

    assertThat(all).hasStatus3xxRedirection().hasRedirectedUrl("/jobs/refills/refills-0");
    assertThat(one).hasStatus3xxRedirection();
    assertThat(GATEWAY.bodies())
        .containsExactly(
            "{}", "{\"target\":\"classification\",\"source\":\"oai\",\"sets\":[\"cs\"]}");
  }

  @Test
  void refillThatIsRefusedSaysWhy() {
    Samples.tell(GATEWAY, "oai")
        .problem(
            "POST /ledger/refills", 409, Map.of("status", 409, "detail", "nothing is missing"));

    MvcTestResult answer = mvc.post().uri("/harvests/refills").exchange();

    assertThat(answer).hasStatus3xxRedirection().hasRedirectedUrl("/harvests");
    assertThat(answer.getMvcResult().getFlashMap().get("fault").toString())
        .contains("nothing is missing");
  }

  @Test
  void harvestIsStartedAsItWasTyped() {
    Samples.tell(GATEWAY, "oai");

    MvcTestResult answer =
        mvc.post()
            .uri("/harvests")
            .param("target", "training")
            .param("source", "oai")
            .param("file", "")
            .param("from", "2026-11-01")
            .param("until", " ")
            .param("sets", "cs, physics:hep-th")
            .param("limit", "500")
            .exchange();

    assertThat(answer).hasStatus3xxRedirection().hasRedirectedUrl("/jobs/harvests/harvests-0");
    assertThat(GATEWAY.bodies())
        .containsExactly(
            "{\"target\":\"training\",\"source\":\"oai\",\"from\":\"2026-11-01\","
                + "\"limit\":\"500\",\"sets\":[\"cs\",\"physics:hep-th\"]}");
  }

  @Test
  void aRefusalStandsAtItsFieldAndKeepsWhatWasTyped() {
    Samples.tell(GATEWAY, "oai")
        .problem(
            "POST /harvests",
            400,
            Map.of(
                "status", 400,
                "detail", "sets[0]: <b>q</b> is no set of arXiv",
                "field", "sets[0]",
                "rule", "is no set of arXiv"));

    MvcTestResult answer =
        mvc.post()
            .uri("/harvests")
            .param("target", "training")
            .param("sets", "<b>q</b>")
            .exchange();

    assertThat(answer)
        .hasStatusOk()
        .bodyText()
        .contains("Sets is no set of arXiv", "aria-describedby=\"wrong-field\"")
        .contains("value=\"&lt;b&gt;q&lt;/b&gt;\"", "<option value=\"training\" selected")
        .doesNotContain("<b>q</b>");
  }

  @Test
  void newestHarvestsTellTheirQuality() {
    Samples.tell(GATEWAY, "oai");

    assertThat(page("/harvests"))
        .bodyText()
        .contains("810 of 1,204 papers", "1 of 2 expectations broken among 812 records")
        .contains("all 2 expectations met by 812 records", "category known", "11.8%")
        .contains("2611.00002: &lt;b&gt;x&lt;/b&gt;")
        .doesNotContain("<b>x</b>");
  }

  @Test
  void aHarvestInWorkShowsItsProgressAndCanBeCancelled() {
    Samples.tell(GATEWAY, "oai")
        .says("/harvests", List.of(Samples.job("harvests", JobState.RUNNING, 0)));

    assertThat(page("/harvests"))
        .bodyText()
        .contains("hx-get=\"/jobs/harvests/harvests-0/live\"", "6,300 of 16,000 papers")
        .contains("action=\"/jobs/harvests/harvests-0/cancellation\"");
  }

  @Test
  void saysWhatToDoBeforeTheFirstHarvest() {
    Samples.tellNothing(GATEWAY);

    assertThat(page("/harvests"))
        .hasStatusOk()
        .bodyText()
        .contains("Nothing has been harvested yet", "value=\"2026-11-23\"", "id=\"start\"")
        .doesNotContain("role=\"alert\"", "class=\"calendar\"", "Refill");
  }

  @Test
  void standsWhileTheFetcherIsAway() {
    for (String path : List.of("/ledger", "/ledger/days", "/harvests")) {
      GATEWAY.problem(path, 503, Map.of("status", 503, "detail", "The fetcher cannot be reached."));
    }

    assertThat(page("/harvests"))
        .hasStatusOk()
        .bodyText()
        .containsOnlyOnce("The fetcher cannot be reached.")
        .contains("role=\"alert\"", "id=\"start\"", "</html>")
        .doesNotContain("Nothing has been harvested yet", "Nothing is missing");
  }

  @Test
  void reasonsAreEscaped() {
    Samples.tell(GATEWAY, "oai")
        .says(
            "/ledger/days",
            LedgerSamples.calendar(
                "<script>alert(1)</script> ${7*7}", LedgerSamples.series("cs", null, 4, 30)));

    assertThat(page("/harvests?day=2026-11-12"))
        .bodyText()
        .contains("&lt;script&gt;alert(1)&lt;/script&gt; ${7*7}", "no day complete from the start")
        .doesNotContain("<script>alert");
  }

  @Test
  void manySeriesAreNamedAndTheWorstAreDrawn() {
    LedgerSeries[] many =
        IntStream.range(0, 60)
            .mapToObj(set -> LedgerSamples.series("math:math:S" + set, null, set, set))
            .toArray(LedgerSeries[]::new);
    Samples.tell(GATEWAY, "oai").says("/ledger/days", LedgerSamples.calendar("none", many));

    assertThat(page("/harvests"))
        .bodyText()
        .contains("math:math:S0<", "math:math:S59", "56 more series")
        .contains("id=\"series-3\"")
        .doesNotContain("id=\"series-4\"");
  }

  @Test
  void anEarlierWindowIsALinkAway() {
    Samples.tell(GATEWAY, "oai");

    assertThat(page("/harvests"))
        .bodyText()
        .contains("href=\"/harvests?until=2026-05-31\"")
        .doesNotContain("rel=\"next\"");
    assertThat(page("/harvests?until=2026-05-31"))
        .bodyText()
        .contains("rel=\"next\" href=\"/harvests?until=2026-11-29\"");
  }

  private MvcTestResult page(String path) {
    return mvc.get().uri(path).accept(MediaType.TEXT_HTML).exchange();
  }
}
