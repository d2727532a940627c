package io.arxivist.classifier.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyInt;
import static org.mockito.ArgumentMatchers.anyList;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import io.arxivist.classifier.encoder.TextEmbedder;
import io.arxivist.contract.Samples;
import io.arxivist.core.classification.ClassifiedPaper;
import io.arxivist.core.paper.ArxivId;
import io.arxivist.core.search.SearchPage;
import io.arxivist.core.search.SimilarPapers;
import io.arxivist.mongodb.PaperStore;
import io.arxivist.service.ServiceSupportConfiguration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.webmvc.test.autoconfigure.WebMvcTest;
import org.springframework.http.MediaType;
import org.springframework.test.context.bean.override.mockito.MockitoBean;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@WebMvcTest(
    controllers = SearchController.class,
    properties = "spring.config.name=common,classifier-service")
@ImportAutoConfiguration(ServiceSupportConfiguration.class)
class SearchEndpointsTests {
  @Autowired MockMvcTester http;
  @MockitoBean PaperSearch search;
  @MockitoBean PaperStore store;
  @MockitoBean TextEmbedder embedder;

  @BeforeEach
  void answer() {
    when(search.search(anyString(), any(), any(), anyInt()))
        .thenReturn(new SearchPage(List.of(), 0, null, 0));
    when(search.nearest(any(), any(), anyInt()))
        .thenReturn(new SimilarPapers(Samples.ENCODER, List.of()));
  }

  @Test
  void searchesThroughTheFiltersOfTheQuery() {
    MvcTestResult answer =
        http.get()
            .uri(
                "/search?q={q}&category=cs.LG&primary=cs.CV&predicted=cs.AI&source=oai"
                    + "&agrees=false&from=2026-11-01&until=2026-11-02&limit=5&cursor=",
                "graphs & \"plane\"")
            .exchange();

    assertThat(answer).hasStatusOk();
    verify(search)
        .search(
            "graphs & \"plane\"",
            new SearchFilter(
                "cs.LG",
                "cs.CV",
                "cs.AI",
                "oai",
                false,
                LocalDate.of(2026, 11, 1),
                LocalDate.of(2026, 11, 2)),
            null,
            5);
  }

  @ParameterizedTest
  @CsvSource({
    "limit=5, q",
    "q=x&limit=0, limit",
    "q=x&limit=101, limit",
    "q=x&cursor=nonsense, cursor",
    "q=x&cursor=N2ZjMDAwMDAgeA, cursor",
    "q=x&agrees=perhaps, agrees",
    "q=x&from=yesterday, from",
    "q=x&from=2026-11-02&until=2026-11-01, until"
  })
  void refusesBadParametersOfASearch(String query, String field) {
    MvcTestResult answer = http.get().uri("/search?" + query).exchange();

    assertThat(answer).hasStatus(400).bodyJson().extractingPath("$.field").isEqualTo(field);
  }

  @Test
  void looksForTheNeighboursOfAStoredPaper() {
    ClassifiedPaper paper = Samples.classifiedPaper();
    when(store.find(new ArxivId("2503.00001"))).thenReturn(Optional.of(paper));

    assertThat(http.get().uri("/papers/2503.00001v3/similar?limit=7").exchange()).hasStatusOk();

    verify(search).nearest(paper.embedding(), "2503.00001", 7);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/papers/2503.00009/similar", "/papers/hep-th/9901001/similar"})
  void answers404ForTheNeighboursOfAPaperThatIsNotStored(String path) {
    when(store.find(any(ArxivId.class))).thenReturn(Optional.empty());

    assertThat(http.get().uri(path).exchange()).hasStatus(404);
  }

  @ParameterizedTest
  @CsvSource({
    "/papers/nonsense/similar, id",
    "/papers/2503.00001/similar?limit=0, limit",
    "/papers/2503.00001/similar?limit=51, limit"
  })
  void refusesBadParametersOfNeighbours(String path, String field) {
    MvcTestResult answer = http.get().uri(path).exchange();

    assertThat(answer).hasStatus(400).bodyJson().extractingPath("$.field").isEqualTo(field);
  }

  @Test
  void looksForTheNeighboursOfAText() {
    when(embedder.embed(anyList())).thenReturn(List.of(Optional.of(Samples.embedding())));

    assertThat(neighboursOfAText()).hasStatusOk();

    verify(search).nearest(any(), any(), anyInt());
  }

  @Test
  void saysThatATextCannotBeEmbeddedNow() {
    when(embedder.embed(anyList())).thenReturn(List.of(Optional.empty()));

    assertThat(neighboursOfAText())
        .hasStatus(503)
        .bodyJson()
        .extractingPath("$.backend")
        .isEqualTo("encoder");
  }

  private MvcTestResult neighboursOfAText() {
    return http.post()
        .uri("/search/similar")
        .contentType(MediaType.APPLICATION_JSON)
        .content("{\"title\":\"Graphs\"}")
        .exchange();
  }
}
