package io.arxivist.ui;

import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import jakarta.servlet.http.Cookie;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.webmvc.test.autoconfigure.MockMvcBuilderCustomizer;
import org.springframework.context.annotation.Bean;

/** Sends each request as a browser does that has the dashboard open: with its token. */
@TestConfiguration(proxyBeanMethods = false)
class KnownBrowser {
  private static final String TOKEN = "5ecce7".repeat(11).substring(2);

  @Bean
  MockMvcBuilderCustomizer token() {
    return mvc ->
        mvc.defaultRequest(
            get("/").cookie(new Cookie("form-token", TOKEN)).param("form-token", TOKEN));
  }
}
