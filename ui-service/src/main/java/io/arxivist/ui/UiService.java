package io.arxivist.ui;

import io.arxivist.service.launch.ServiceLauncher;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;

@SpringBootApplication
@EnableConfigurationProperties(UiProperties.class)
public class UiService {
  public static void main(String[] arguments) {
    ServiceLauncher.launch(UiService.class, "ui-service", arguments);
  }
}
