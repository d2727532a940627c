package io.arxivist.s3;

import io.arxivist.core.archive.ArticleArchive;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Imported by a service that archives articles: one {@link ArticleArchive}. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ArchiveProperties.class)
public class ArchiveBackendConfiguration {

  @Bean
  ArticleArchive articleArchive(ArchiveProperties properties) {
    return ObjectArchive.open(properties.open());
  }
}
