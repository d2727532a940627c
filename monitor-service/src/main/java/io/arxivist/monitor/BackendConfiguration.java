package io.arxivist.monitor;

import io.arxivist.mlflow.MlflowBackendConfiguration;
import io.arxivist.mongodb.MongoBackendConfiguration;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** The servers that this service works with; apart, so that a slice test goes without them. */
@Configuration(proxyBeanMethods = false)
@Import({MongoBackendConfiguration.class, MlflowBackendConfiguration.class})
class BackendConfiguration {}
