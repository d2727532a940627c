package io.arxivist.service.job;

import io.arxivist.core.job.JobStore;
import java.lang.reflect.Method;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.json.JsonMapper;

/** Gives every {@link JobHandler} of a service its endpoints; a service without jobs has none. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnBean(JobHandler.class)
public class JobConfiguration {
  private static final Map<String, Endpoint> ENDPOINTS =
      Map.of(
          "submit", new Endpoint(RequestMethod.POST, ""),
          "list", new Endpoint(RequestMethod.GET, ""),
          "show", new Endpoint(RequestMethod.GET, "/{id}"),
          "result", new Endpoint(RequestMethod.GET, "/{id}/result"),
          "cancel", new Endpoint(RequestMethod.DELETE, "/{id}"));

  private record Endpoint(RequestMethod method, String path) {}

  @Bean
  JobRunner jobRunner(
      List<JobHandler<?, ?>> handlers, JobStore store, JsonMapper json, Clock clock) {
    return new JobRunner(handlers, store, json, clock);
  }

  @Bean
  AwaitedJobs awaitedJobs(ObjectProvider<JobRunner> runner, JobStore store) {
    return new AwaitedJobs(runner, store);
  }

  @Bean
  SmartInitializingSingleton jobEndpoints(
      ObjectProvider<JobHandler<?, ?>> handlers,
      RequestMappingHandlerMapping requestMappingHandlerMapping,
      JobRunner runner,
      JsonMapper json,
      Clock clock) {
    return () ->
        handlers.forEach(handler ->
            map(
                handler.kind(),
                new JobController<>(handler, runner, json, clock),
                requestMappingHandlerMapping));
  }

  private static void map(
      String kind, JobController<?> controller, RequestMappingHandlerMapping mapping) {
    for (Method method : JobController.class.getDeclaredMethods()) {
      Endpoint endpoint = ENDPOINTS.get(method.getName());
      if (endpoint != null) {
        mapping.registerMapping(
            RequestMappingInfo.paths("/" + kind + endpoint.path())
                .methods(endpoint.method())
                .produces(MediaType.APPLICATION_JSON_VALUE)
                .options(mapping.getBuilderConfiguration())
                .build(),
            controller,
            method);
      }
    }
  }
}
