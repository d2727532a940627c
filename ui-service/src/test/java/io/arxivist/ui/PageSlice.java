package io.arxivist.ui;

import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/**
 * The dashboard before a gateway that says what a test wants. Both are the same for all tests of
 * pages, and live as long as their JVM; each test begins with a gateway that has forgotten.
 */
@SpringBootTest(properties = "spring.config.name=common,ui-service")
@AutoConfigureMockMvc
@Import({Showcase.FixedClock.class, KnownBrowser.class})
abstract class PageSlice {
  static final StubGateway GATEWAY = new StubGateway(0);

  @Autowired MockMvcTester mvc;

  @DynamicPropertySource
  static void gateway(DynamicPropertyRegistry registry) {
    registry.add("arxivist.ui.gateway-url", GATEWAY::url);
  }

  @BeforeEach
  void forget() {
    GATEWAY.forgetAll();
  }
}
