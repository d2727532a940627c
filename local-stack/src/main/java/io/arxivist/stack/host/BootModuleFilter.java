package io.arxivist.stack.host;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.AutoConfigurationImportFilter;
import org.springframework.boot.autoconfigure.AutoConfigurationMetadata;
import org.springframework.context.EnvironmentAware;
import org.springframework.core.env.Environment;

/**
 * Keeps each service of the stack to the auto-configurations that it has in a JVM of its own. It
 * lives here alone: no service knows that it may share a class path.
 */
final class BootModuleFilter implements AutoConfigurationImportFilter, EnvironmentAware {
  private @Nullable ServiceSlot service;

  @Override
  public void setEnvironment(Environment environment) {
    String name = environment.getProperty("spring.application.name");
    service = name == null ? null : ServiceSlot.named(name);
  }

  @Override
  public boolean[] match(
      @Nullable String[] autoConfigurations, AutoConfigurationMetadata metadata) {
    boolean[] matches = new boolean[autoConfigurations.length];
    for (int i = 0; i < autoConfigurations.length; i++) {
      String candidate = autoConfigurations[i];
      matches[i] = candidate == null || service == null || service.has(candidate);
    }
    return matches;
  }
}
