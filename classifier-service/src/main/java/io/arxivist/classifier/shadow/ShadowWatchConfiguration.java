package io.arxivist.classifier.shadow;

import io.arxivist.classifier.ClassifierProperties;
import io.arxivist.classifier.model.RegistryWatch;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The look-out for challengers: apart, so that no champion waits for one. */
@Configuration(proxyBeanMethods = false)
class ShadowWatchConfiguration {
  @Bean
  RegistryWatch shadowWatch(ShadowModel shadow, ClassifierProperties properties) {
    return new RegistryWatch("shadow-watch", properties.modelRefresh(), shadow::refresh);
  }
}
