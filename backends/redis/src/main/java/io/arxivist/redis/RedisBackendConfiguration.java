package io.arxivist.redis;

import java.time.Clock;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.redis.core.StringRedisTemplate;
import tools.jackson.databind.json.JsonMapper;

/** Imported by a service that reads or fills a queue; the connection is Spring Boot's own. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(RedisQueueProperties.class)
public class RedisBackendConfiguration {

  @Bean
  WorkQueues workQueues(
      StringRedisTemplate redis,
      JsonMapper json,
      ObjectProvider<Clock> clock,
      RedisQueueProperties properties) {
    Clock time = clock.getIfAvailable(Clock::systemUTC);
    return new WorkQueues(name -> new RedisWorkQueue(redis, json, time, name, properties));
  }
}
