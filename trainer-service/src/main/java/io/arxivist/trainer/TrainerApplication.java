package io.arxivist.trainer;

import io.arxivist.service.launch.ServiceLauncher;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;

/** Trains, evaluates and publishes classifiers. */
@SpringBootApplication
@EnableConfigurationProperties(TrainerProperties.class)
public class TrainerApplication {
  public static void main(String[] arguments) {
    ServiceLauncher.launch(TrainerApplication.class, "trainer-service", arguments);
  }
}
