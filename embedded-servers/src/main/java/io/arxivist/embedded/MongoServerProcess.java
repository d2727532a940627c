package io.arxivist.embedded;

import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;

/**
 * The MongoDB-compatible server in a process of its own, for services that run each in theirs:
 *
 * <pre>java -cp … io.arxivist.embedded.MongoServerProcess --port 27017 --data data/mongo</pre>
 *
 * It prints {@code ready on 127.0.0.1:PORT} and serves until it is asked to end.
 */
public final class MongoServerProcess {
  private static final String USAGE = "usage: MongoServerProcess --port PORT --data FOLDER";
  private static final int WRONG_ARGUMENTS = 2;
  private static final int HIGHEST_PORT = 65_535;

  private MongoServerProcess() {}

  public static void main(String[] arguments) throws InterruptedException {
    try {
      Options options = Options.parse(arguments);
      serve(options.data(), options.port());
    } catch (IllegalArgumentException e) {
      System.err.println(e.getMessage() + System.lineSeparator() + USAGE);
      System.exit(WRONG_ARGUMENTS);
    } catch (ServerStartException e) {
      System.err.println(e.getMessage());
      System.exit(1);
    }
  }

  private static void serve(Path folder, int port) throws InterruptedException {
    EmbeddedMongo server = EmbeddedMongo.start(folder, port, EmbeddedMongo.USUAL_CACHE_MEBIBYTES);
    CountDownLatch ended = new CountDownLatch(1);
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(
                () -> {
                  server.close();
                  ended.countDown();
                },
                "close-mongo"));
    System.out.println("ready on 127.0.0.1:" + server.port());
    ended.await();
  }

  private record Options(Path data, int port) {
    static Options parse(String[] arguments) {
      Map<String, String> options = new TreeMap<>();
      for (int i = 0; i + 1 < arguments.length; i += 2) {
        options.put(arguments[i], arguments[i + 1]);
      }
      String data = options.get("--data");
      String port = options.get("--port");
      if (arguments.length != 4 || data == null || port == null) {
        throw new IllegalArgumentException("arguments: " + String.join(" ", arguments));
      }
      return new Options(Path.of(data), port(port));
    }

    private static int port(String text) {
      if (!text.matches("\\d{1,5}") || Integer.parseInt(text) > HIGHEST_PORT) {
        throw new IllegalArgumentException("--port: " + text + " is not within 0 and 65535");
      }
      return Integer.parseInt(text);
    }
  }
}
