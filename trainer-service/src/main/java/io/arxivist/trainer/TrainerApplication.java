package io.arxivist.trainer;

import io.arxivist.core.queue.QueueName;
import io.arxivist.core.queue.WorkQueue;
import io.arxivist.mlflow.MlflowBackendConfiguration;
import io.arxivist.mongodb.MongoBackendConfiguration;
import io.arxivist.redis.RedisBackendConfiguration;
import io.arxivist.redis.WorkQueues;
import io.arxivist.service.launch.ServiceLauncher;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/** Trains, evaluates and publishes classifiers. */
@SpringBootApplication
@EnableConfigurationProperties(TrainerProperties.class)
@Import({
  MongoBackendConfiguration.class,
  RedisBackendConfiguration.class,
  MlflowBackendConfiguration.class
})
public class TrainerApplication {
  public static void main(String[] arguments) {
    ServiceLauncher.launch(TrainerApplication.class, "trainer-service", arguments);
  }

  @Bean
  WorkQueue trainingQueue(WorkQueues queues) {
    return queues.named(QueueName.TRAINING);
  }
}
