package io.arxivist.service.launch;

import org.springframework.boot.builder.SpringApplicationBuilder;

/** Starts a service with the configuration files {@code common.yml} and {@code <name>.yml}. */
public final class ServiceLauncher {
  private ServiceLauncher() {}

  /** Starts a service in a JVM of its own; the main method of each service. */
  public static void launch(Class<?> application, String name, String... arguments) {
    builder(application, name).run(arguments);
  }

  /** The same service, still to be placed: a host may add properties before it runs. */
  public static SpringApplicationBuilder builder(Class<?> application, String name) {
    return new SpringApplicationBuilder(application)
        .main(application)
        .properties("spring.config.name=common," + name, "spring.application.name=" + name);
  }
}
