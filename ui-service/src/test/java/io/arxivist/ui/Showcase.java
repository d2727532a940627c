package io.arxivist.ui;

import io.arxivist.service.launch.ServiceLauncher;
import java.time.Clock;
import java.time.ZoneOffset;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.util.StringUtils;

/**
 * The dashboard on made-up answers, for looking at it. Arguments: the state to show ({@code full},
 * {@code simulator}, {@code empty}, {@code down}), then Spring's own such as {@code --server.port}.
 */
final class Showcase {
  private Showcase() {}

  public static void main(String[] arguments) {
    StubGateway gateway = new StubGateway(0);
    switch (arguments[0]) {
      case "full" -> Samples.tell(gateway, "oai");
      case "simulator" -> Samples.tell(gateway, "simulator");
      case "empty" -> Samples.tellNothing(gateway);
      case "down" -> gateway.close();
      default -> throw new IllegalArgumentException("full, simulator, empty or down");
    }
    ServiceLauncher.builder(UiService.class, "ui-service")
        .sources(FixedClock.class)
        .run(StringUtils.addStringToArray(arguments, "--arxivist.ui.gateway-url=" + gateway.url()));
  }

  @Configuration(proxyBeanMethods = false)
  static class FixedClock {
    @Bean
    Clock clock() {
      return Clock.fixed(Samples.NOW, ZoneOffset.UTC);
    }
  }
}
