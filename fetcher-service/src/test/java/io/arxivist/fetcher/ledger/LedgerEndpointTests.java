package io.arxivist.fetcher.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import io.arxivist.core.arxiv.AnnouncementCalendar;
import io.arxivist.core.harvest.DayState;
import io.arxivist.core.harvest.HarvestTarget;
import io.arxivist.core.harvest.LedgerDay;
import io.arxivist.mongodb.HarvestLedger;
import io.arxivist.mongodb.LedgerDayStore;
import io.arxivist.service.ServiceSupportConfiguration;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.webmvc.test.autoconfigure.WebMvcTest;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.http.HttpStatus;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.bean.override.mockito.MockitoBean;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** The ledger over HTTP, on Wednesday, 11 November 2026. */
@WebMvcTest(properties = "spring.config.name=common,fetcher-service")
@ContextConfiguration(classes = LedgerEndpointTests.Slice.class)
class LedgerEndpointTests {
  private static final Instant NOW = Instant.parse("2026-11-11T07:00:00Z");

  @Autowired private MockMvcTester mvc;
  @MockitoBean private HarvestLedger ledger;
  @MockitoBean private LedgerDayStore days;

  @Configuration
  @ImportAutoConfiguration(ServiceSupportConfiguration.class)
  @Import({LedgerController.class, LedgerView.class})
  static class Slice {
    @Bean
    DayRules dayRules() {
      return new DayRules(AnnouncementCalendar.with(List.of()));
    }

    @Bean
    Clock clock() {
      return Clock.fixed(NOW, ZoneOffset.UTC);
    }
  }

  @Test
  void showsTheDaysOfAWindowWithThoseThatNobodyAskedFor() {
    when(days.days(any(), any(), any())).thenReturn(List.of(complete(6), complete(10)));

    MvcTestResult answer =
        mvc.get().uri("/ledger/days?from=2026-11-07&until=2026-11-11").exchange();

    assertThat(answer).hasStatusOk();
    assertThat(answer)
        .bodyJson()
        .extractingPath("$.days[*].day")
        .asArray()
        .containsExactly("2026-11-07", "2026-11-08", "2026-11-09", "2026-11-10");
    assertThat(answer)
        .bodyJson()
        .extractingPath("$.days[*].state")
        .asArray()
        .containsExactly("nothing_announced", "nothing_announced", "missing", "complete");
    assertThat(answer).bodyJson().extractingPath("$.series[0].gaps").isEqualTo(1);
    assertThat(answer)
        .bodyJson()
        .extractingPath("$.series[0].lastComplete")
        .isEqualTo("2026-11-08");
    assertThat(answer).bodyJson().extractingPath("$.series[0].lagDays").isEqualTo(2);
  }

  @Test
  void showsFiveWeeksUpToTodayUnlessAskedOtherwise() {
    MvcTestResult answer = mvc.get().uri("/ledger/days").exchange();

    assertThat(answer).bodyJson().extractingPath("$.from").isEqualTo("2026-10-08");
    assertThat(answer).bodyJson().extractingPath("$.until").isEqualTo("2026-11-11");
    assertThat(answer).bodyJson().extractingPath("$.days").asArray().isEmpty();
  }

  @Test
  void readsOnlyTheSeriesAskedFor() {
    mvc.get().uri("/ledger/days?target=training&source=oai&set=cs").exchange();

    verify(days).days(HarvestTarget.TRAINING, "oai", "cs");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "target=parking | target | is none of classification, training, split",
        "from=2026-11-02&until=2026-11-01 | until | is before from, 2026-11-02",
        "from=2020-01-01&until=2026-11-01 | from | is more than 800 days back",
      })
  void namesParameterAndRuleOfABadRequest(String query, String field, String rule) {
    MvcTestResult answer = mvc.get().uri("/ledger/days?" + query).exchange();

    assertThat(answer).hasStatus(HttpStatus.BAD_REQUEST);
    assertThat(answer).bodyJson().extractingPath("$.field").isEqualTo(field);
    assertThat(answer).bodyJson().extractingPath("$.rule").isEqualTo(rule);
  }

  @Test
  void refusesWhatIsNoDay() {
    assertThat(mvc.get().uri("/ledger/days?from=yesterday")).hasStatus(HttpStatus.BAD_REQUEST);
  }

  private static LedgerDay complete(int ofNovember) {
    return new LedgerDay(
        HarvestTarget.CLASSIFICATION,
        "oai",
        "cs",
        LocalDate.of(2026, 11, ofNovember),
        DayState.COMPLETE,
        40L,
        40,
        3,
        0,
        0,
        List.of(),
        "harvest-1",
        NOW);
  }
}
