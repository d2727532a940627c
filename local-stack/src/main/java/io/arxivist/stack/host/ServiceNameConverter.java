package io.arxivist.stack.host;

import ch.qos.logback.classic.pattern.ClassicConverter;
import ch.qos.logback.classic.spi.ILoggingEvent;

/**
 * Names the service in each line of the stack's one log. Threads inherit the name from the thread
 * that started their service.
 */
public final class ServiceNameConverter extends ClassicConverter {
  private static final InheritableThreadLocal<String> NAME = new InheritableThreadLocal<>();

  /** Runs a service's start under its name. */
  static void naming(String service, Runnable start) {
    NAME.set(service);
    try {
      start.run();
    } finally {
      NAME.remove();
    }
  }

  @Override
  public String convert(ILoggingEvent event) {
    String name = NAME.get();
    return name == null ? "local-stack" : name;
  }
}
