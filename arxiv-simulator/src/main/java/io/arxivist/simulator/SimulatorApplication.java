package io.arxivist.simulator;

import java.net.InetSocketAddress;
import java.time.Clock;
import java.time.LocalDate;

/**
 * Runs the simulator as a process of its own until it is stopped. As with the services, the
 * environment's {@code SERVER_ADDRESS} says where it listens; 127.0.0.1 unless given.
 */
public final class SimulatorApplication {
  private static final String USUAL_ADDRESS = "127.0.0.1";
  private static final int USUAL_PORT = 8099;

  private SimulatorApplication() {}

  public static void main(String... arguments) throws InterruptedException {
    int port = USUAL_PORT;
    int papers = SyntheticCorpus.USUAL_SIZE;
    for (int i = 0; i < arguments.length; i += 2) {
      switch (arguments[i]) {
        case "--port" -> port = number(arguments, i);
        case "--papers" -> papers = number(arguments, i);
        default -> refuse(arguments[i] + " is unknown; known are --port N and --papers N");
      }
    }
    Clock clock = Clock.systemUTC();
    SyntheticCorpus corpus =
        SyntheticCorpus.generate(papers, SyntheticCorpus.USUAL_SEED, LocalDate.now(clock));
    InetSocketAddress address =
        new InetSocketAddress(System.getenv().getOrDefault("SERVER_ADDRESS", USUAL_ADDRESS), port);
    try (ArxivSimulator simulator =
        ArxivSimulator.builder(corpus).address(address).clock(clock).start()) {
      System.out.println(papers + " synthetic papers at " + simulator.oaiUrl());
      Thread.currentThread().join();
    }
  }

  private static int number(String[] arguments, int option) {
    try {
      return Integer.parseInt(arguments[option + 1]);
    } catch (NumberFormatException | ArrayIndexOutOfBoundsException e) {
      refuse(arguments[option] + " takes a number");
      return 0;
    }
  }

  private static void refuse(String sentence) {
    System.err.println(sentence);
    System.exit(2);
  }
}
