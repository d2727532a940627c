package io.arxivist.ui;

import static org.assertj.core.api.Assertions.assertThat;

import io.arxivist.core.job.JobState;
import io.arxivist.core.queue.ParkedPaper;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** Jobs of all kinds, one job, and the queues that they move. */
class JobsPageTests extends PageSlice {

  @Test
  void jobsOfAllKindsAreListed() {
    Samples.tell(GATEWAY, "oai");

    assertThat(page("/jobs"))
        .hasStatusOk()
        .bodyText()
        .contains("Harvest", "Training", "Drift check", "arXiv answered 503", "6,300 of 16,000")
        .contains("2 in work", "1 failed", "href=\"/jobs/trainings/trainings-2\"")
        .doesNotContain("role=\"alert\"", "??");
  }

  @Test
  void jobsAreFilteredByKindAndState() {
    Samples.tell(GATEWAY, "oai");

    assertThat(page("/jobs?kind=harvests&state=failed"))
        .bodyText()
        .contains("harvests-180")
        .contains("hx-get=\"/jobs/live?kind=harvests&amp;state=failed\"")
        .doesNotContain("harvests-6<", "trainings-2");
    assertThat(GATEWAY.asked()).containsExactly("/harvests?limit=50");
    assertThat(page("/jobs/live?kind=pushes&state=failed"))
        .bodyText()
        .contains("No job matches this filter")
        .doesNotContain("<html");
  }

  @Test
  void noJobsAreNoReproach() {
    Samples.tellNothing(GATEWAY);

    assertThat(page("/jobs")).bodyText().contains("Nothing has run yet.");
  }

  @Test
  void aServiceThatIsAwayHidesNoJobsOfOthers() {
    Samples.tell(GATEWAY, "oai")
        .problem(
            "/trainings", 503, Map.of("status", 503, "detail", "The trainer cannot be reached."));

    assertThat(page("/jobs"))
        .bodyText()
        .containsOnlyOnce("The trainer cannot be reached.")
        .contains("harvests-180")
        .doesNotContain("Nothing has run yet");
  }

  @Test
  void aJobMovesWhileItIsOpen() {
    Samples.tell(GATEWAY, "oai");

    assertThat(page("/jobs/drift-checks/drift-checks-0"))
        .bodyText()
        .contains("hx-get=\"/jobs/drift-checks/drift-checks-0/live\"")
        .contains("max=\"16000\"", "value=\"6300\"", "Look again", "Cancel");
    assertThat(page("/jobs/drift-checks/drift-checks-0/live"))
        .bodyText()
        .contains("id=\"job-drift-checks-0\"")
        .doesNotContain("<html");
  }

  @Test
  void anEndedJobLeadsToItsResult() {
    GATEWAY.says("/harvests/harvests-9", Samples.job("harvests", JobState.SUCCEEDED, 9));

    assertThat(page("/jobs/harvests/harvests-9"))
        .bodyText()
        .contains("href=\"/harvests\"", "Show the result")
        .doesNotContain("hx-get", "Cancel");
  }

  @Test
  void aWaitingPageOutlivesASilentGateway() {
    GATEWAY.problem("/harvests/harvests-9", 503, Map.of("status", 503, "detail", "away"));

    assertThat(page("/jobs/harvests/harvests-9/live"))
        .hasStatusOk()
        .bodyText()
        .contains("away", "hx-get=\"/jobs/harvests/harvests-9/live\"");
  }

  @Test
  void aRefillHasAPageAsOtherJobsDo() {
    Samples.tell(GATEWAY, "oai");

    assertThat(page("/jobs/refills/refills-0"))
        .hasStatusOk()
        .bodyText()
        .contains("Refill of gaps", "1 of 4 days", "hx-get=\"/jobs/refills/refills-0/live\"");
  }

  @Test
  void aJobIsCancelled() {
    Samples.tell(GATEWAY, "oai")
        .says("DELETE /harvests/harvests-0", Samples.job("harvests", JobState.RUNNING, 0));

    MvcTestResult answer = mvc.post().uri("/jobs/harvests/harvests-0/cancellation").exchange();

    assertThat(answer).hasStatus3xxRedirection().hasRedirectedUrl("/jobs/harvests/harvests-0");
    assertThat(answer.getMvcResult().getFlashMap().get("cancelling")).isEqualTo(true);
  }

  @Test
  void aJobThatIsNotThereIsNotFound() {
    assertThat(page("/jobs/harvests/harvests-99"))
        .hasStatus(404)
        .bodyText()
        .contains("nothing here");
    assertThat(page("/jobs/actuator/env")).hasStatus(404);
  }

  @Test
  void queuesShowTheirDepths() {
    Samples.tell(GATEWAY, "oai");
    GATEWAY.says("/queues/classification/parked", parked());

    assertThat(page("/queues"))
        .hasStatusOk()
        .bodyText()
        .contains("arxivist:classification", "1,204", "2,310", "41 s", "depth-warn")
        .contains("hx-get=\"/queues/live\"", "action=\"/queues/training/pushes\"")
        .doesNotContain("role=\"alert\"");
    assertThat(page("/queues/live")).bodyText().contains("2,310").doesNotContain("<html");
  }

  @Test
  void queuesSayWhyTheyAreNotKnown() {
    GATEWAY.problem("/queues", 503, Map.of("status", 503, "detail", "redis does not answer"));

    assertThat(page("/queues"))
        .hasStatusOk()
        .bodyText()
        .contains("redis does not answer")
        .doesNotContain("class=\"depths\"");
  }

  @Test
  void aLocalQueueIsPushed() {
    Samples.tell(GATEWAY, "oai");

    MvcTestResult answer = mvc.post().uri("/queues/classification/pushes").exchange();

    assertThat(answer).hasStatus3xxRedirection().hasRedirectedUrl("/jobs/pushes/pushes-0");
    assertThat(GATEWAY.bodies()).containsExactly("{\"target\":\"classification\"}");
  }

  @Test
  void parkedWorkIsShownWithItsReasonAndPutBack() {
    Samples.tell(GATEWAY, "oai")
        .says("/queues/classification/parked", parked())
        .says(
            "POST /queues/classification/requeues",
            200,
            "application/json",
            "{\"requeued\":1,\"parked\":2}");

    assertThat(page("/queues"))
        .bodyText()
        .contains("2611.00007", "Dust", "delivered 5 times", "not readable as a paper")
        .contains("&lt;img src=x&gt;", "and 1 more")
        .doesNotContain("<img", "Parked papers to train on");
    mvc.post().uri("/queues/classification/requeues").exchange();
    MvcTestResult one =
        mvc.post().uri("/queues/classification/requeues").param("receipts", "17-0").exchange();
    assertThat(GATEWAY.bodies()).containsExactly("{}", "{\"receipts\":[\"17-0\"]}");
    assertThat(one).hasStatus3xxRedirection().hasRedirectedUrl("/queues");
    assertThat(one.getMvcResult().getFlashMap().get("requeued").toString())
        .contains("requeued=1", "parked=2");
  }

  @Test
  void parkedWorkThatIsNotKnownIsNoEmptyList() {
    Samples.tell(GATEWAY, "oai")
        .problem(
            "/queues/classification/parked",
            503,
            Map.of("status", 503, "detail", "redis does not answer"));

    assertThat(page("/queues")).bodyText().contains("redis does not answer", "2,310");
  }

  private static List<ParkedPaper> parked() {
    return List.of(
        new ParkedPaper(
            "17-0",
            "{\"paper\":{\"id\":\"2611.00007\",\"title\":\"Dust <img src=x>\"}}",
            "delivered 5 times",
            Samples.NOW.minusSeconds(90)),
        new ParkedPaper("18-0", "not JSON at all", "cannot be read", Samples.NOW));
  }

  private MvcTestResult page(String path) {
    return mvc.get().uri(path).accept(MediaType.TEXT_HTML).exchange();
  }
}
