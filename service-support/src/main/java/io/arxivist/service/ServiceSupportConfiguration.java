package io.arxivist.service;

import io.arxivist.service.job.JobConfiguration;
import io.arxivist.service.problem.ProblemAdvice;
import io.arxivist.service.web.RequestIdFilter;
import java.time.Clock;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.webmvc.autoconfigure.WebMvcAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

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

  @Bean
  RequestIdFilter requestIdFilter() {
    return new RequestIdFilter();
  }
}
