package io.arxivist.monitor.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.anyInt;
import static org.mockito.Mockito.when;

import io.arxivist.contract.InMemoryJobStore;
import io.arxivist.contract.Samples;
import io.arxivist.core.job.JobStore;
import io.arxivist.core.registry.ModelRegistry;
import io.arxivist.mongodb.DriftCheckStore;
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
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.webmvc.test.autoconfigure.WebMvcTest;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.http.MediaType;
import org.springframework.test.context.bean.override.mockito.MockitoBean;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@WebMvcTest(properties = "spring.config.name=common,monitor-service")
@ImportAutoConfiguration(ServiceSupportConfiguration.class)
@Import({DriftCheckJob.class, ChampionReference.class})
class DriftCheckEndpointsTests {
  @Autowired MockMvcTester http;
  @MockitoBean ModelRegistry registry;
  @MockitoBean PaperStore papers;
  @MockitoBean DriftCheckStore checks;

  @Test
  void listsPastChecks() {
    when(checks.newest(2)).thenReturn(List.of(Samples.driftCheck(2), Samples.driftCheck(1)));

    MvcTestResult answer = http.get().uri("/drift-checks/results?limit=2").exchange();

    assertThat(answer)
        .hasStatusOk()
        .bodyJson()
        .extractingPath("$.checks[0].verdict")
        .isEqualTo("no_drift");
  }

  @Test
  void givesTheReportAsAPageThatMayRunNothing() {
    when(checks.html("check-1")).thenReturn(Optional.of("<!doctype html><p>é"));

    MvcTestResult answer = http.get().uri("/drift-checks/check-1/report.html").exchange();

    assertThat(answer)
        .hasStatusOk()
        .hasContentType("text/html;charset=UTF-8")
        .hasBodyTextEqualTo("<!doctype html><p>é");
    assertThat(answer)
        .headers()
        .hasValue(
            "Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'; sandbox");
  }

  @Test
  void givesTheReportAsJson() {
    when(checks.find("check-1")).thenReturn(Optional.of(Samples.driftCheck(1)));

    MvcTestResult answer = http.get().uri("/drift-checks/check-1/report.json").exchange();

    assertThat(answer)
        .hasStatusOk()
        .bodyJson()
        .extractingPath("$.findings[0].kind")
        .isEqualTo("covariate_shift");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/drift-checks/none",
        "/drift-checks/none/result",
        "/drift-checks/none/report.html",
        "/drift-checks/none/report.json"
      })
  void answers404ForAnUnknownCheck(String path) {
    when(checks.html("none")).thenReturn(Optional.empty());
    when(checks.find("none")).thenReturn(Optional.empty());

    assertThat(http.get().uri(path).exchange()).hasStatus(404);
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "101", "many"})
  void refusesABadLimit(String limit) {
    when(checks.newest(anyInt())).thenReturn(List.of());

    MvcTestResult answer = http.get().uri("/drift-checks/results?limit=" + limit).exchange();

    assertThat(answer).hasStatus(400).bodyJson().extractingPath("$.field").isEqualTo("limit");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"from\":\"2026-02-01T00:00:00Z\",\"until\":\"2026-01-01T00:00:00Z\"} | until",
        "{\"from\":\"yesterday\"}                                               | from",
        "{\"profile\":\"other\"}                                                | profile",
        "{\"window\":7}                                                         | window",
        "{\"from\":                                                             | body"
      })
  void refusesBadChecks(String body, String field) {
    MvcTestResult answer =
        http.post()
            .uri("/drift-checks")
            .contentType(MediaType.APPLICATION_JSON)
            .content(body)
            .exchange();

    assertThat(answer).hasStatus(400).bodyJson().extractingPath("$.field").isEqualTo(field);
  }

  @TestConfiguration
  static class Jobs {
    @Bean
    JobStore jobStore() {
      return new InMemoryJobStore();
    }
  }
}
