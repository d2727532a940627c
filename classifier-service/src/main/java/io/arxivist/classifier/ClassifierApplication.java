package io.arxivist.classifier;

import io.arxivist.service.launch.ServiceLauncher;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;

/** Classifies queued papers and serves the model. */
@SpringBootApplication
@EnableConfigurationProperties(ClassifierProperties.class)
public class ClassifierApplication {
  public static void main(String[] arguments) {
    ServiceLauncher.launch(ClassifierApplication.class, "classifier-service", arguments);
  }
}
