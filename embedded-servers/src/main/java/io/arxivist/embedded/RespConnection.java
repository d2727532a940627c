package io.arxivist.embedded;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * The few commands that starting and stopping a Redis takes, so that this module needs no client.
 *
 * @see <a href="https://redis.io/docs/latest/develop/reference/protocol-spec/">RESP</a>
 */
final class RespConnection implements AutoCloseable {
  private static final int LONGEST_REPLY = 1 << 20;

  private final Socket socket = new Socket();
  private final InputStream in;

  RespConnection(String host, int port, Duration patience) throws IOException {
    int millis = Math.toIntExact(patience.toMillis());
    try {
      socket.connect(new InetSocketAddress(host, port), millis);
      socket.setSoTimeout(millis);
      in = new BufferedInputStream(socket.getInputStream());
    } catch (IOException e) {
      socket.close();
      throw e;
    }
  }

  /** Sends a command and reads its reply; a nested array comes back flat, a null as empty text. */
  List<String> command(String... words) throws IOException {
    ByteArrayOutputStream request = new ByteArrayOutputStream();
    request.writeBytes(line("*" + words.length));
    for (String word : words) {
      byte[] bytes = word.getBytes(StandardCharsets.UTF_8);
      request.writeBytes(line("$" + bytes.length));
      request.writeBytes(bytes);
      request.writeBytes(line(""));
    }
    socket.getOutputStream().write(request.toByteArray());
    List<String> reply = new ArrayList<>();
    readReply(reply);
    return reply;
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }

  private void readReply(List<String> into) throws IOException {
    String head = readLine();
    String rest = head.isEmpty() ? "" : head.substring(1);
    switch (head.isEmpty() ? ' ' : head.charAt(0)) {
      case '+', ':' -> into.add(rest);
      case '-' -> throw new IOException("Redis answers " + rest);
      case '$' -> into.add(readText(length(rest)));
      case '*' -> {
        int items = length(rest);
        for (int i = 0; i < items; i++) {
          readReply(into);
        }
      }
      default -> throw new IOException("no Redis: it answers " + head);
    }
  }

  private String readText(int length) throws IOException {
    if (length < 0) {
      return "";
    }
    byte[] bytes = in.readNBytes(length);
    if (bytes.length < length) {
      throw new EOFException("the reply ends early");
    }
    readLine();
    return new String(bytes, StandardCharsets.UTF_8);
  }

  private String readLine() throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    for (int b = in.read(); b != '\n'; b = in.read()) {
      if (b < 0) {
        throw new EOFException("the connection was closed");
      }
      if (line.size() == LONGEST_REPLY) {
        throw new IOException("no Redis: its line never ends");
      }
      line.write(b);
    }
    return line.toString(StandardCharsets.UTF_8).stripTrailing();
  }

  private static int length(String digits) throws IOException {
    try {
      int length = Integer.parseInt(digits);
      if (length > LONGEST_REPLY) {
        throw new IOException("no Redis: a reply of " + length);
      }
      return length;
    } catch (NumberFormatException e) {
      throw new IOException("no Redis: a length of " + digits, e);
    }
  }

  private static byte[] line(String text) {
    return (text + "\r\n").getBytes(StandardCharsets.UTF_8);
  }
}
