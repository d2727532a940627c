package io.arxivist.stack;

import io.arxivist.stack.host.ArxivAddress;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;

/** Whether arXiv can be reached from here: a connection is opened and closed, nothing is asked. */
final class ArxivReach {
  private static final int PATIENCE_MILLIS = 3_000;
  private static final int HTTPS = 443;

  private ArxivReach() {}

  static boolean reachable() {
    String host = URI.create(ArxivAddress.REAL.oaiUrl()).getHost();
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(host, HTTPS), PATIENCE_MILLIS);
      return true;
    } catch (IOException unreachable) {
      return false;
    }
  }
}
