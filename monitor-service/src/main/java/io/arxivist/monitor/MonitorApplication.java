package io.arxivist.monitor;

import io.arxivist.service.launch.ServiceLauncher;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;

/** Compares what was classified with what was learnt. */
@SpringBootApplication
@EnableConfigurationProperties(MonitorProperties.class)
public class MonitorApplication {
  public static void main(String[] arguments) {
    ServiceLauncher.launch(MonitorApplication.class, "monitor-service", arguments);
  }
}
