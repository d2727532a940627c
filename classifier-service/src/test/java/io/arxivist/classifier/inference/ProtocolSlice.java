package io.arxivist.classifier.inference;

import io.arxivist.classifier.model.TextClassifier;
import io.arxivist.service.ServiceSupportConfiguration;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.webmvc.test.autoconfigure.WebMvcTest;
import org.springframework.context.annotation.Import;
import org.springframework.core.annotation.AliasFor;

/** The REST edge of the protocols; the model and the encoder are the test's own. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@WebMvcTest(properties = "spring.config.name=common,classifier-service")
@ImportAutoConfiguration(ServiceSupportConfiguration.class)
@Import(TextClassifier.class)
@interface ProtocolSlice {
  @AliasFor(annotation = WebMvcTest.class, attribute = "controllers")
  Class<?>[] value();
}
