package io.arxivist.service;

import io.arxivist.service.job.JobConfiguration;
import io.arxivist.service.problem.ProblemAdvice;
import io.arxivist.service.web.RequestIdFilter;
import java.time.Clock;
import java.util.stream.Stream;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.jackson.autoconfigure.JsonMapperBuilderCustomizer;
import org.springframework.boot.webmvc.autoconfigure.WebMvcAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import tools.jackson.databind.cfg.CoercionAction;
import tools.jackson.databind.cfg.CoercionInputShape;
import tools.jackson.databind.type.LogicalType;

/**
 * What a service has by depending on this module: the clock, request ids, problem details, jobs.
 * Comes before Spring MVC's own part, which then leaves problem details to this one.
 */
@AutoConfiguration(before = WebMvcAutoConfiguration.class)
@Import({ProblemAdvice.class, JobConfiguration.class})
public class ServiceSupportConfiguration {

  @Bean
  @ConditionalOnMissingBean
  Clock clock() {
    return Clock.systemUTC();
  }

  /** A number where a text is meant is a mistake, not a text. */
  @Bean
  JsonMapperBuilderCustomizer textsAreStrings() {
    return json ->
        json.withCoercionConfig(
            LogicalType.Textual,
            texts ->
                Stream.of(
                        CoercionInputShape.Integer,
                        CoercionInputShape.Float,
                        CoercionInputShape.Boolean)
                    .forEach(shape -> texts.setCoercion(shape, CoercionAction.Fail)));
  }

  @Bean
  RequestIdFilter requestIdFilter() {
    return new RequestIdFilter();
  }
}
