package io.arxivist.mlflow;

import io.arxivist.core.registry.ModelRegistry;
import java.time.Clock;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Imported by a service that records or reads models: one {@link ModelRegistry}. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(MlflowProperties.class)
public class MlflowBackendConfiguration {

  @Bean
  ModelRegistry modelRegistry(MlflowProperties properties, ObjectProvider<Clock> clock) {
    return switch (properties.tracking().location()) {
      case MlflowProperties.Server(var uri) -> new MlflowServerRegistry(uri);
      case MlflowProperties.Folder(var path) ->
          new MlflowFileRegistry(path, clock.getIfAvailable(Clock::systemUTC));
    };
  }
}
