package io.arxivist.classifier.model;

import io.arxivist.classifier.ClassifierProperties;
import io.arxivist.classifier.encoder.TextEmbedder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The look-out for new champions. */
@Configuration(proxyBeanMethods = false)
class ChampionWatchConfiguration {

  /**
   * Has the encoder opened for a model that reads vectors: not only when the first caller waits.
   */
  @Bean
  RegistryWatch championWatch(
      ChampionModel champion, TextEmbedder embedder, ClassifierProperties properties) {
    return new RegistryWatch(
        "model-watch",
        properties.modelRefresh(),
        () -> {
          champion.refresh();
          champion
              .serving()
              .flatMap(model -> model.classifier().encoder())
              .ifPresent(reading -> embedder.prepare());
        });
  }
}
