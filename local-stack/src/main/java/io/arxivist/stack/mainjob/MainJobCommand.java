package io.arxivist.stack.mainjob;

import io.arxivist.core.harvest.HarvestRequest;
import io.arxivist.stack.StackException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;

/**
 * Does the main job once on services that run elsewhere. The last line on standard output is the
 * {@link RunSummary} as JSON; the exit status is 0, or 1 after one sentence on standard error.
 */
public final class MainJobCommand {
  private static final int FAILED = 1;

  private MainJobCommand() {}

  /** Runs it; {@code --help} lists the options. */
  public static void main(String... arguments) {
    if (List.of(arguments).contains("--help")) {
      System.out.print(MainJobOptions.USAGE);
      return;
    }
    keepTheLogOutOfTheWay();
    Clock clock = Clock.systemUTC();
    try {
      HarvestRequest harvest = MainJobOptions.parse(arguments);
      Console console = new Console(System.out, System.console() != null, clock);
      RunSummary summary =
          new MainJob(ServiceAddresses.from(System.getenv()), clock, console).run(harvest);
      System.out.println(JsonMapper.builder().build().writeValueAsString(summary));
    } catch (StackException failed) {
      System.err.println(failed.getMessage());
      System.exit(FAILED);
    }
    System.exit(0);
  }

  /* The stack's log belongs into its data folder; this command has none. */
  private static void keepTheLogOutOfTheWay() {
    String property = "arxivist.log.directory";
    if (System.getProperty(property) == null) {
      Path folder = Path.of(System.getProperty("java.io.tmpdir"), "arxivist-main-job");
      System.setProperty(property, folder.toString());
    }
  }
}
