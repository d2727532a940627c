package io.arxivist.classifier.shadow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import io.arxivist.classifier.model.ChampionModel;
import io.arxivist.classifier.model.ServingModel;
import io.arxivist.contract.Samples;
import io.arxivist.core.classification.ModelReference;
import io.arxivist.learning.model.PaperClassifier;
import io.arxivist.mongodb.ShadowStore;
import io.arxivist.mongodb.ShadowStore.Cell;
import io.arxivist.service.ServiceSupportConfiguration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.webmvc.test.autoconfigure.WebMvcTest;
import org.springframework.test.context.bean.override.mockito.MockitoBean;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@WebMvcTest(
    controllers = ShadowController.class,
    properties = "spring.config.name=common,classifier-service")
@ImportAutoConfiguration(ServiceSupportConfiguration.class)
class ShadowEndpointTests {
  @Autowired MockMvcTester http;
  @MockitoBean ShadowModel shadow;
  @MockitoBean ChampionModel champion;
  @MockitoBean ShadowStore store;

  /* 10 papers: 7 answered alike, 6 of them rightly; of the other 3 the challenger has 2. */
  @Test
  void countsWhoIsRightAndWhereTheTwoDiffer() {
    when(shadow.enabled()).thenReturn(true);
    when(shadow.challenger()).thenReturn(Optional.of(new ModelReference("9", "run9")));
    when(champion.serving())
        .thenReturn(Optional.of(new ServingModel(Samples.MODEL, mock(PaperClassifier.class))));
    when(store.cells(Samples.MODEL.runId(), "run9"))
        .thenReturn(
            List.of(
                new Cell("cs.LG", "cs.LG", "cs.LG", 6),
                new Cell("cs.CV", "cs.LG", "cs.LG", 1),
                new Cell("cs.CL", "cs.LG", "cs.CL", 1),
                new Cell("cs.LG", "cs.LG", "cs.CL", 1),
                new Cell("cs.AI", "cs.CV", "cs.AI", 1)));

    MvcTestResult answer = http.get().uri("/shadow").exchange();

    assertThat(answer)
        .hasStatusOk()
        .bodyJson()
        .isLenientlyEqualTo(
            """
            {"enabled": true, "challenger": {"version": "9", "runId": "run9"},
             "compared": 10, "agreements": 7, "disagreements": 3,
             "championRight": 7, "challengerRight": 8,
             "pairs": [
               {"champion": "cs.LG", "challenger": "cs.CL", "papers": 2,
                "championRight": 1, "challengerRight": 1},
               {"champion": "cs.CV", "challenger": "cs.AI", "papers": 1,
                "championRight": 0, "challengerRight": 1}]}
            """);
  }

  @Test
  void countsNothingWhereThereIsNoChallenger() {
    when(shadow.challenger()).thenReturn(Optional.empty());
    when(shadow.problem()).thenReturn(Optional.empty());
    when(champion.serving()).thenReturn(Optional.empty());
    when(store.cells(any(), any())).thenThrow(new AssertionError("nobody is to be asked"));

    assertThat(http.get().uri("/shadow").exchange())
        .hasStatusOk()
        .bodyJson()
        .extractingPath("$.compared")
        .isEqualTo(0);
  }
}
