package io.arxivist.mongodb;

import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.mongodb.MongoDatabaseFactory;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.convert.DefaultDbRefResolver;
import org.springframework.data.mongodb.core.convert.DefaultMongoTypeMapper;
import org.springframework.data.mongodb.core.convert.MappingMongoConverter;
import org.springframework.data.mongodb.core.convert.MongoCustomConversions;
import org.springframework.data.mongodb.core.mapping.MongoMappingContext;

/** Every store of this package, for a service to import beside Spring Boot's MongoDB template. */
@Configuration(proxyBeanMethods = false)
public class MongoBackendConfiguration {

  /* In the place of Boot's converter: stored documents name no class of this program. */
  @Bean
  MappingMongoConverter mappingMongoConverter(
      MongoDatabaseFactory factory,
      MongoMappingContext context,
      MongoCustomConversions conversions) {
    MappingMongoConverter converter =
        new MappingMongoConverter(new DefaultDbRefResolver(factory), context);
    converter.setCustomConversions(conversions);
    converter.setTypeMapper(new DefaultMongoTypeMapper(null));
    return converter;
  }

  @Bean
  PaperStore paperStore(MongoTemplate template) {
    return new PaperStore(template);
  }

  @Bean
  StoredPapers storedPapers(MongoTemplate template) {
    return new StoredPapers(template);
  }

  @Bean
  PaperReclassification paperReclassification(MongoTemplate template) {
    return new PaperReclassification(template);
  }

  @Bean
  ReclassificationStore reclassificationStore(MongoTemplate template) {
    return new ReclassificationStore(template);
  }

  @Bean
  CorpusStore corpusStore(MongoTemplate template) {
    return new CorpusStore(template);
  }

  @Bean
  EmbeddingStore embeddingStore(MongoTemplate template) {
    return new EmbeddingStore(template);
  }

  @Bean
  HarvestLedger harvestLedger(MongoTemplate template) {
    return new HarvestLedger(template);
  }

  @Bean
  LedgerDayStore ledgerDayStore(MongoTemplate template) {
    return new LedgerDayStore(template);
  }

  @Bean
  DriftCheckStore driftCheckStore(MongoTemplate template, Clock clock) {
    return new DriftCheckStore(template, clock);
  }

  @Bean
  DecisionStore decisionStore(MongoTemplate template) {
    return new DecisionStore(template);
  }

  @Bean
  ShadowStore shadowStore(MongoTemplate template) {
    return new ShadowStore(template);
  }

  @Bean
  MongoJobStore mongoJobStore(MongoTemplate template, IndexCreation indexes) {
    return new MongoJobStore(template, indexes);
  }

  @Bean
  IndexCreation mongoIndexes(MongoTemplate template) {
    return new IndexCreation(template);
  }
}
