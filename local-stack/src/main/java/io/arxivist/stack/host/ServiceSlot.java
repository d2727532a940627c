package io.arxivist.stack.host;

import io.arxivist.classifier.ClassifierApplication;
import io.arxivist.fetcher.FetcherApplication;
import io.arxivist.gateway.ApiGateway;
import io.arxivist.monitor.MonitorApplication;
import io.arxivist.trainer.TrainerApplication;
import io.arxivist.ui.UiService;
import java.util.EnumSet;
import java.util.Set;

/** The six services in the order of their start, with the Boot modules that each uses. */
public enum ServiceSlot {
  FETCHER("fetcher-service", FetcherApplication.class, 8091, BootModule.MONGODB, BootModule.REDIS),
  TRAINER("trainer-service", TrainerApplication.class, 8092, BootModule.MONGODB, BootModule.REDIS),
  CLASSIFIER(
      "classifier-service",
      ClassifierApplication.class,
      8093,
      BootModule.MONGODB,
      BootModule.REDIS),
  MONITOR("monitor-service", MonitorApplication.class, 8094, BootModule.MONGODB),
  GATEWAY("api-gateway", ApiGateway.class, 8081, BootModule.GATEWAY),
  UI("ui-service", UiService.class, 8080, BootModule.THYMELEAF);

  private final String serviceName;
  private final Class<?> application;
  private final int port;
  private final Set<BootModule> uses;

  ServiceSlot(
      String serviceName, Class<?> application, int port, BootModule first, BootModule... others) {
    this.serviceName = serviceName;
    this.application = application;
    this.port = port;
    this.uses = EnumSet.of(first, others);
  }

  public String serviceName() {
    return serviceName;
  }

  Class<?> application() {
    return application;
  }

  int port() {
    return port;
  }

  /** Whether this service, started alone, would have an auto-configuration on its class path. */
  boolean has(String autoConfiguration) {
    for (BootModule module : BootModule.values()) {
      if (module.holds(autoConfiguration)) {
        return uses.contains(module);
      }
    }
    return true;
  }

  static ServiceSlot named(String serviceName) {
    for (ServiceSlot service : values()) {
      if (service.serviceName.equals(serviceName)) {
        return service;
      }
    }
    throw new IllegalArgumentException(serviceName + " is no service of the stack");
  }
}
