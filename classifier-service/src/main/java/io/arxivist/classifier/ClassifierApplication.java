package io.arxivist.classifier;

import io.arxivist.mlflow.MlflowBackendConfiguration;
import io.arxivist.mongodb.MongoBackendConfiguration;
import io.arxivist.redis.RedisBackendConfiguration;
import io.arxivist.service.launch.ServiceLauncher;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Import;

/** Classifies queued papers and serves the model. */
@SpringBootApplication
@EnableConfigurationProperties(ClassifierProperties.class)
@Import({
  MongoBackendConfiguration.class,
  RedisBackendConfiguration.class,
  MlflowBackendConfiguration.class
})
public class ClassifierApplication {
  public static void main(String[] arguments) {
    ServiceLauncher.launch(ClassifierApplication.class, "classifier-service", arguments);
  }
}
