package io.arxivist.endtoend;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import io.arxivist.simulator.ArxivSimulator;
import io.arxivist.simulator.SyntheticCorpus;
import io.arxivist.stack.host.ArxivAddress;
import io.arxivist.stack.host.DataFolder;
import io.arxivist.stack.host.LocalStack;
import io.arxivist.stack.host.ServiceSlot;
import io.arxivist.stack.host.StackPorts;
import io.arxivist.stack.mainjob.MainJob;
import io.arxivist.stack.mainjob.PaperOrigin;
import io.arxivist.stack.mainjob.Progress;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;

/** The running suite, its main job done, and a real browser in front of its dashboard. */
final class BrowsedSuite implements AutoCloseable {
  static final Clock CLOCK = Clock.systemUTC();

  private static final StackPorts PORTS = new StackPorts(5_000);

  private final DataFolder data;
  private final ArxivSimulator simulator;
  private final LocalStack stack;
  private final Playwright playwright;
  private final Browser browser;

  /** Returns once papers are classified. */
  BrowsedSuite(Path work) {
    data = DataFolder.open(work.resolve("data"));
    simulator =
        ArxivSimulator.start(
            PORTS.simulator(),
            SyntheticCorpus.generate(
                2_000, 7, LocalDate.ofInstant(CLOCK.instant(), ZoneOffset.UTC)),
            CLOCK);
    stack = new LocalStack(PORTS);
    stack.start(data, ArxivAddress.simulator(PORTS.simulator()), part -> {});
    new MainJob(PORTS, CLOCK, Progress.silent()).run(new PaperOrigin("simulator", null, 1_500));
    playwright =
        Playwright.create(
            new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    browser =
        playwright
            .chromium()
            .launch(
                new BrowserType.LaunchOptions()
                    .setExecutablePath(Path.of("/usr/bin/chromium"))
                    .setArgs(
                        List.of(
                            "--no-sandbox",
                            "--disable-dev-shm-usage",
                            "--disable-gpu",
                            "--disable-background-networking")));
  }

  @Override
  public void close() {
    playwright.close();
    stack.close();
    simulator.close();
    data.close();
  }

  /** A window of its own, with nothing remembered. */
  BrowserWindow open(Browser.NewContextOptions options) {
    return new BrowserWindow(browser.newContext(options.setBaseURL(PORTS.url(ServiceSlot.UI))));
  }

  /**
   * As {@link #open(Browser.NewContextOptions)}, as wide as so many pixels; those of a phone are
   * lower as well.
   */
  BrowserWindow open(int width) {
    return open(new Browser.NewContextOptions().setViewportSize(width, width < 500 ? 760 : 860));
  }
}
