package io.arxivist.ui;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.Cookie;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpHeaders;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** Which forms are heard: only those of a page that this browser was given. */
class FormsTests extends PageSlice {

  @ParameterizedTest
  @CsvSource({
    "Sec-Fetch-Site, cross-site, 403",
    "Sec-Fetch-Site, same-site, 403",
    "Sec-Fetch-Site, same-origin, 302",
    "Origin, http://localhost, 302",
    "Origin, http://evil.example, 403",
    "Origin, null, 403"
  })
  void onlyOurOwnFormsAreHeard(String header, String value, int status) {
    Samples.tell(GATEWAY, "oai");

    MvcTestResult answer =
        mvc.post()
            .uri("/drift/checks")
            .header(HttpHeaders.HOST, "localhost")
            .header(header, value)
            .exchange();

    assertThat(answer).hasStatus(status);
  }

  @Test
  void eachFormThatChangesSomethingHoldsTheTokenOfItsBrowser() {
    Samples.tell(GATEWAY, "oai");

    MvcTestResult answer = mvc.get().uri("/queues").cookie(new Cookie("form-token", "")).exchange();

    Cookie cookie = answer.getResponse().getCookie("form-token");
    assertThat(cookie).isNotNull();
    assertThat(cookie.isHttpOnly()).isTrue();
    assertThat(cookie.getAttribute("SameSite")).isEqualTo("Strict");
    assertThat(answer)
        .bodyText()
        .contains("name=\"form-token\" value=\"" + cookie.getValue() + "\"");
    assertThat(mvc.get().uri("/archive").exchange())
        .bodyText()
        .doesNotContain("name=\"form-token\"");
  }

  @Test
  void aTokenIsGivenOnce() {
    Samples.tell(GATEWAY, "oai");

    assertThat(mvc.get().uri("/queues").exchange().getResponse().getCookies()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "0000", "another"})
  void aFormWithoutItsTokenIsNotHeard(String token) {
    Samples.tell(GATEWAY, "oai");

    MvcTestResult answer =
        mvc.post().uri("/drift/checks").cookie(new Cookie("form-token", token)).exchange();

    assertThat(answer).hasStatus(403);
    assertThat(GATEWAY.asked()).isEmpty();
  }
}
