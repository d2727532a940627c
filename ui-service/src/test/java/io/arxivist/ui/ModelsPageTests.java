package io.arxivist.ui;

import static org.assertj.core.api.Assertions.assertThat;

import io.arxivist.core.decision.DecisionPage;
import io.arxivist.core.registry.ModelOverview;
import io.arxivist.core.shadow.ShadowReport;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** Decisions, the challenger, and the two forms of the Models page. */
class ModelsPageTests extends PageSlice {
  @Test
  void eachDecisionIsShownWithItsNumbers() {
    Samples.tell(GATEWAY, "oai");

    assertThat(html("/models"))
        .contains("by the gate", "refused", "not champion: on the same 1,604 papers")
        .contains(
            "Version 3 was the champion.", "Compared on 1,604 papers, 9 Nov 2026 – 20 Nov 2026.")
        .contains("196 papers were left out", "7 measures, 2 failed")
        .contains(
            "64.8%", "62.2%", "−2.6", "−4.1 … −1.1", "1.302", "+0.031", "0.52 ms", "× 1.2", "× 3.0")
        .contains("promoted by a person", "Top-1 against the majority class");
    assertThat(GATEWAY.asked()).contains("/decisions?limit=10");
  }

  @Test
  void aPersonsReasonIsTextAndNothingElse() {
    Samples.tell(GATEWAY, "oai");

    assertThat(html("/models")).contains("&lt;script&gt;alert(").doesNotContain("<script>alert(");
  }

  @Test
  void olderDecisionsAreOnFurtherPages() {
    Samples.tell(GATEWAY, "oai");

    assertThat(html("/models")).contains("href=\"/models?decisions=gate-older#decisions\"");
    html("/models?decisions=gate-older");

    assertThat(GATEWAY.asked()).contains("/decisions?limit=10&cursor=gate-older");
  }

  @Test
  void theChallengerIsShownBesideTheChampion() {
    Samples.tell(GATEWAY, "oai");

    assertThat(html("/models"))
        .contains("Version 4 in shadow", "812", "111", "13.7%", "66.5%", "64.2%")
        .contains("Where they differ most often", "stat.ML");
  }

  @Test
  void aChallengerThatIsLeftOutSaysWhy() {
    Samples.tell(GATEWAY, "oai");
    GATEWAY.says(
        "/shadow",
        new ShadowReport(
            true,
            Samples.MODEL,
            DecisionSamples.CHALLENGER,
            "it could not be loaded",
            0,
            0,
            0,
            0,
            0,
            List.of()));

    assertThat(html("/models"))
        .contains("It is not asked at present: it could not be loaded.")
        .contains("No paper was answered by both yet.");
  }

  @Test
  void modelsWithoutADecisionSaySo() {
    Samples.tell(GATEWAY, "oai");
    GATEWAY
        .says("/decisions", new DecisionPage(List.of(), null))
        .says("/shadow", DecisionSamples.noShadow());

    assertThat(html("/models"))
        .contains("No decision is recorded yet.")
        .doesNotContain("in shadow", "Older decisions");
  }

  @Test
  void theModelsStandWhereTheDecisionsCannotBeRead() {
    Samples.tell(GATEWAY, "oai");
    GATEWAY.problem("/decisions", 503, Map.of("status", 503, "detail", "MongoDB is away."));

    assertThat(html("/models")).contains("MongoDB is away.", "64.8%").doesNotContain("No decision");
  }

  @Test
  void aPromotionIsSentWithItsReason() {
    Samples.tell(GATEWAY, "oai");
    GATEWAY.says("POST /models/4/promotion", Samples.models().models().getFirst());

    assertThat(html("/models")).contains("action=\"/models/4/promotion\"");
    MvcTestResult answer =
        mvc.post().uri("/models/4/promotion").param("reason", "it is newer").exchange();

    assertThat(answer).hasStatus(302).hasRedirectedUrl("/models");
    assertThat(answer).flash().containsEntry("crowned", "4");
    assertThat(GATEWAY.bodies()).contains("{\"reason\":\"it is newer\"}");
  }

  @Test
  void aRollbackThatIsRefusedSaysWhy() {
    Samples.tell(GATEWAY, "oai");
    GATEWAY.problem(
        "POST /rollbacks", 409, Map.of("status", 409, "detail", "version 1 cannot be rolled back"));

    assertThat(html("/models")).contains("action=\"/models/rollback\"");
    MvcTestResult answer = mvc.post().uri("/models/rollback").param("reason", "").exchange();

    assertThat(answer).hasStatus(302).hasRedirectedUrl("/models");
    assertThat(answer).flash().containsKey("fault").containsEntry("crowned", null);
    assertThat(GATEWAY.bodies()).contains("{\"reason\":null}");
  }

  @Test
  void theOnlyModelCannotBeRolledBackHere() {
    Samples.tell(GATEWAY, "oai");
    GATEWAY.says("/models", new ModelOverview(List.of(Samples.models().models().get(1))));

    assertThat(html("/models")).doesNotContain("/models/rollback", "/promotion");
  }

  private String html(String path) {
    MvcTestResult answer = mvc.get().uri(path).accept(MediaType.TEXT_HTML).exchange();
    assertThat(answer).hasStatusOk();
    return new String(answer.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8);
  }
}
