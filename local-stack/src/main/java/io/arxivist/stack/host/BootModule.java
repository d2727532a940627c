package io.arxivist.stack.host;

import java.util.List;

/**
 * The modules of Spring Boot that some services use and others must not have. On the class path of
 * the stack all are present; in a service's own jar only its own.
 */
enum BootModule {
  MONGODB(
      "org.springframework.boot.mongodb.autoconfigure.",
      "org.springframework.boot.data.mongodb.autoconfigure."),
  REDIS("org.springframework.boot.data.redis.autoconfigure."),
  THYMELEAF("org.springframework.boot.thymeleaf.autoconfigure."),
  GATEWAY("org.springframework.cloud.");

  private final List<String> prefixes;

  BootModule(String... prefixes) {
    this.prefixes = List.of(prefixes);
  }

  boolean holds(String autoConfiguration) {
    return prefixes.stream().anyMatch(autoConfiguration::startsWith);
  }
}
