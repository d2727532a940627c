package io.arxivist.classifier;

import io.arxivist.core.queue.QueueName;
import io.arxivist.core.queue.WorkQueue;
import io.arxivist.mlflow.MlflowBackendConfiguration;
import io.arxivist.mongodb.MongoBackendConfiguration;
import io.arxivist.redis.RedisBackendConfiguration;
import io.arxivist.redis.WorkQueues;
import io.arxivist.s3.ArchiveBackendConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** The servers that this service works with; apart, so that a slice test goes without them. */
@Configuration(proxyBeanMethods = false)
@Import({
  MongoBackendConfiguration.class,
  MlflowBackendConfiguration.class,
  RedisBackendConfiguration.class,
  ArchiveBackendConfiguration.class
})
class BackendConfiguration {
  @Bean
  WorkQueue classificationQueue(WorkQueues queues) {
    return queues.named(QueueName.CLASSIFICATION);
  }
}
