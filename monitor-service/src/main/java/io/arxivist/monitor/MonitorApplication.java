package io.arxivist.monitor;

import io.arxivist.mlflow.MlflowBackendConfiguration;
import io.arxivist.mongodb.MongoBackendConfiguration;
import io.arxivist.service.launch.ServiceLauncher;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Import;

/** Compares what was classified with what was learnt. */
@SpringBootApplication
@EnableConfigurationProperties(MonitorProperties.class)
@Import({MongoBackendConfiguration.class, MlflowBackendConfiguration.class})
public class MonitorApplication {
  public static void main(String[] arguments) {
    ServiceLauncher.launch(MonitorApplication.class, "monitor-service", arguments);
  }
}
