package io.arxivist.stack.host;

import io.arxivist.stack.StackException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.LinkedHashMap;
import java.util.Map;

/** Every port of the stack on loopback, moved by one offset. */
public record StackPorts(int offset) {
  private static final int SIMULATOR = 8099;
  private static final int REDIS = 16379;
  private static final int MONGODB = 17017;

  public int of(ServiceSlot service) {
    return service.port() + offset;
  }

  public int simulator() {
    return SIMULATOR + offset;
  }

  public int redis() {
    return REDIS + offset;
  }

  public int mongodb() {
    return MONGODB + offset;
  }

  public String url(ServiceSlot service) {
    return "http://127.0.0.1:" + of(service);
  }

  /** All ports with the name of who listens there. */
  public Map<String, Integer> all() {
    Map<String, Integer> ports = new LinkedHashMap<>();
    for (ServiceSlot service : ServiceSlot.values()) {
      ports.put(service.serviceName(), of(service));
    }
    ports.put("mongodb", mongodb());
    ports.put("redis", redis());
    ports.put("simulator", simulator());
    return ports;
  }

  /**
   * Refuses to begin where another program listens.
   *
   * @throws StackException naming the first taken port and who was to have it
   */
  public void requireFree() {
    all()
        .forEach((name, port) -> {
          /* Redis may be our own, orphaned by a kill; its start looks after that. */
          if (port != redis() && !free(port)) {
            throw new StackException(
                "Port %d, meant for %s, is taken; stop what listens there or move all ports with --port-offset."
                    .formatted(port, name));
          }
        });
  }

  private static boolean free(int port) {
    try (ServerSocket socket = new ServerSocket()) {
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
      return true;
    } catch (IOException taken) {
      return false;
    }
  }
}
