package io.arxivist.embedded;

import org.jspecify.annotations.Nullable;

/** A server that could not start; the message is one sentence that a user can act on. */
public final class ServerStartException extends RuntimeException {
  public ServerStartException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }

  static ServerStartException portTaken(String server, int port, @Nullable Throwable cause) {
    return new ServerStartException(
        "port %d, meant for %s, is taken by another program".formatted(port, server), cause);
  }

  static ServerStartException folderInUse(Object folder, @Nullable Throwable cause) {
    return new ServerStartException("data folder " + folder + " is in use by another run", cause);
  }
}
