package io.arxivist.classifier.consumer;

import io.arxivist.core.queue.QueueName;
import io.arxivist.core.queue.WorkQueue;
import io.arxivist.redis.WorkQueues;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Names the one queue that this service works on. */
@Configuration(proxyBeanMethods = false)
class ConsumerConfiguration {
  @Bean
  WorkQueue classificationQueue(WorkQueues queues) {
    return queues.named(QueueName.CLASSIFICATION);
  }
}
