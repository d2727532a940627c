package io.arxivist.classifier.paper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyInt;
import static org.mockito.ArgumentMatchers.isNull;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import io.arxivist.classifier.model.ChampionModel;
import io.arxivist.contract.Samples;
import io.arxivist.core.classification.PaperPage;
import io.arxivist.core.paper.ArxivId;
import io.arxivist.mongodb.PaperFilter;
import io.arxivist.mongodb.PaperStore;
import io.arxivist.service.ServiceSupportConfiguration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.webmvc.test.autoconfigure.WebMvcTest;
import org.springframework.test.context.bean.override.mockito.MockitoBean;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** The REST edge: what is answered, and how each kind of bad input is refused. */
@WebMvcTest(
    controllers = PaperController.class,
    properties = "spring.config.name=common,classifier-service")
@ImportAutoConfiguration(ServiceSupportConfiguration.class)
class PaperEndpointsTests {
  @Autowired MockMvcTester http;
  @MockitoBean ChampionModel champion;
  @MockitoBean PaperStore store;

  @Test
  void listsPapersThroughTheFiltersOfTheQuery() {
    PaperFilter expected = new PaperFilter("cs.LG", "math.CO", "file", false, "graphs", null, null);
    when(store.find(any(), isNull(), anyInt())).thenReturn(new PaperPage(List.of(), 0, null));

    MvcTestResult answer =
        http.get()
            .uri(
                "/papers?text=graphs&predicted=cs.LG&primary=math.CO&agrees=false&source=file"
                    + "&limit=5&cursor=")
            .exchange();

    assertThat(answer).hasStatusOk();
    verify(store).find(expected, null, 5);
  }

  @Test
  void takesEmptyFiltersForNone() {
    when(store.find(any(), isNull(), anyInt())).thenReturn(new PaperPage(List.of(), 0, null));

    MvcTestResult answer = http.get().uri("/papers?text=&predicted=&agrees=").exchange();

    assertThat(answer).hasStatusOk();
    verify(store).find(PaperFilter.ALL, null, 20);
  }

  @ParameterizedTest
  @CsvSource({
    "limit=0, limit",
    "limit=101, limit",
    "limit=many, limit",
    "cursor=nonsense, cursor",
    "agrees=perhaps, agrees"
  })
  void refusesBadListParameters(String query, String field) {
    MvcTestResult answer = http.get().uri("/papers?" + query).exchange();

    assertThat(answer).hasStatus(400).bodyJson().extractingPath("$.field").isEqualTo(field);
  }

  @Test
  void refusesATooLongFilter() {
    MvcTestResult answer = http.get().uri("/papers?predicted=" + "x".repeat(61)).exchange();

    assertRefused(answer, "predicted", "is more than 60 characters");
  }

  @Test
  void showsAPaperWithoutItsVector() {
    when(store.find(new ArxivId("2503.00001"))).thenReturn(Optional.of(Samples.classifiedPaper()));

    MvcTestResult answer = http.get().uri("/papers/2503.00001v2").exchange();

    assertThat(answer).hasStatusOk().bodyJson().extractingPath("$.agrees").isEqualTo(true);
    assertThat(answer).bodyJson().doesNotHavePath("$.vector");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/papers/2503.00009", "/papers/hep-th/9901001"})
  void answers404ForAPaperThatIsNotStored(String path) {
    when(store.find(any(ArxivId.class))).thenReturn(Optional.empty());

    assertThat(http.get().uri(path).exchange()).hasStatus(404);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/papers/nonsense", "/papers/2513.00001", "/papers/hep-th/12"})
  void refusesBadIds(String path) {
    MvcTestResult answer = http.get().uri(path).exchange();

    assertThat(answer).hasStatus(400).bodyJson().extractingPath("$.field").isEqualTo("id");
  }

  private void assertRefused(MvcTestResult answer, String field, String rule) {
    assertThat(answer).hasStatus(400);
    assertThat(answer).bodyJson().extractingPath("$.field").isEqualTo(field);
    assertThat(answer).bodyJson().extractingPath("$.rule").isEqualTo(rule);
  }
}
