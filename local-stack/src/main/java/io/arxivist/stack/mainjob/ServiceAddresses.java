package io.arxivist.stack.mainjob;

import io.arxivist.stack.host.ServiceSlot;
import io.arxivist.stack.host.StackPorts;
import java.util.Locale;
import java.util.Map;

/** Where the four services are that the main job calls: base URLs. */
public record ServiceAddresses(String fetcher, String trainer, String classifier, String monitor) {
  private static final StackPorts USUAL_PORTS = new StackPorts(0);

  static ServiceAddresses of(StackPorts ports) {
    return from(ports, Map.of());
  }

  /**
   * As the gateway is told them: {@code ARXIVIST_SERVICES_FETCHERURL} and so on; on this machine's
   * usual ports where the environment says nothing.
   */
  static ServiceAddresses from(Map<String, String> environment) {
    return from(USUAL_PORTS, environment);
  }

  private static ServiceAddresses from(StackPorts ports, Map<String, String> environment) {
    return new ServiceAddresses(
        url(ServiceSlot.FETCHER, ports, environment),
        url(ServiceSlot.TRAINER, ports, environment),
        url(ServiceSlot.CLASSIFIER, ports, environment),
        url(ServiceSlot.MONITOR, ports, environment));
  }

  private static String url(
      ServiceSlot service, StackPorts ports, Map<String, String> environment) {
    String variable = "ARXIVIST_SERVICES_" + service.name().toUpperCase(Locale.ROOT) + "URL";
    return environment.getOrDefault(variable, ports.url(service));
  }
}
