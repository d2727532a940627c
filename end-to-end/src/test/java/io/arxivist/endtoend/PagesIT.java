package io.arxivist.endtoend;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
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
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.core.io.ClassPathResource;

/**
 * The dashboard in a real browser over the running suite, once its main job is done. With {@code
 * -Dpages.screenshots=DIR} each page is also drawn there.
 */
class PagesIT {
  private static final StackPorts PORTS = new StackPorts(5_000);
  private static final Clock CLOCK = Clock.systemUTC();
  private static final List<String> PATHS =
      List.of(
          "/",
          "/harvests",
          "/queues",
          "/papers",
          "/classify",
          "/models",
          "/drift",
          "/jobs",
          "/archive");

  /* Names each broken rule with the places where it is. */
  private static final String AXE =
      "() => axe.run(document, {runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']})"
          + ".then(found => found.violations.map(rule => rule.id + ' '"
          + " + rule.nodes.map(node => node.target.join(' ')).join(', ')))";

  @TempDir static Path work;

  private static DataFolder data;
  private static ArxivSimulator simulator;
  private static LocalStack stack;
  private static Playwright playwright;
  private static Browser browser;

  private final List<String> complaints = new ArrayList<>();
  private BrowserContext context;
  private Page page;

  @BeforeAll
  static void runTheSuite() {
    /* A busy machine takes longer over a page than Playwright's five seconds. */
    PlaywrightAssertions.setDefaultAssertionTimeout(30_000);
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

  @AfterAll
  static void stopTheSuite() {
    playwright.close();
    stack.close();
    simulator.close();
    data.close();
  }

  @BeforeEach
  void openABrowserWindow() {
    open(1280);
  }

  @AfterEach
  void nothingWasComplainedOf() {
    context.close();
    assertThat(complaints).isEmpty();
  }

  @Test
  void theOverviewShowsWhatIsStoredAndWhereItCameFrom() {
    visit("/");

    assertThat(page.getByText("synthetic").first()).isVisible();
    assertThat(page.locator("main")).containsText("300");
    draw("overview");
  }

  @Test
  void papersAreFilteredAndTurnedByTheirPages() {
    visit("/papers");
    Locator rows = page.locator("table.list tbody tr");
    String first = rows.first().innerText();

    page.getByRole(AriaRole.LINK, named("Next page")).click();

    assertThat(rows.first()).not().hasText(first);
    page.selectOption("#agrees", "false");
    page.getByRole(AriaRole.BUTTON, named("Filter")).click();
    assertThat(rows.first()).isVisible();
    assertThat(page.locator(".word-good")).hasCount(0);
    draw("papers");
  }

  @Test
  void papersAreFoundByTheirWordsAndLeadToTheirNearest() {
    visit("/papers");
    String[] title = page.locator("a.paper-title").first().innerText().split("[^A-Za-z]+");
    String longest = Stream.of(title).max(Comparator.comparingInt(String::length)).orElseThrow();

    page.fill("#text", longest);
    page.getByRole(AriaRole.BUTTON, named("Filter")).click();

    assertThat(page.locator("table.list mark").first()).isVisible();
    draw("search");
    page.locator("a.paper-title").first().click();
    assertThat(page.locator(".nearest-list li").first()).isVisible();
    page.locator(".nearest-list a").first().click();
    assertThat(page.locator("main")).containsText("Nearest papers");
    visit("/papers?text=%22unfinished");
    assertThat(page.locator("[role=alert]")).containsText("quotation mark");
  }

  @Test
  void aPaperShowsItsRankedCategories() {
    visit("/papers");

    page.locator("a.paper-title").first().click();

    assertThat(page.locator("main")).containsText("Synthetic");
    assertThat(page.locator("main")).containsText("%");
    draw("paper");
  }

  @Test
  void aPastedTextIsClassifiedAndAnEmptyOneIsRefusedAtItsField() {
    visit("/classify");

    page.getByRole(AriaRole.BUTTON, named("Classify")).click();
    assertThat(page.locator("[role=alert]").first()).isVisible();

    page.fill("#title", "Quantum error correction with surface codes");
    page.fill("#abstract", "We study logical qubits, decoherence and stabilizer measurements.");
    page.getByRole(AriaRole.BUTTON, named("Classify")).click();
    assertThat(page.locator(".classify .panel")).containsText("quant-ph");
    assertThat(page.locator(".classify .why")).isVisible();
    draw("classify");
  }

  @Test
  void theModelInChargeStandsBesideTheMajorityClass() {
    visit("/models");

    assertThat(page.locator("main")).containsText("champion");
    assertThat(page.locator("main")).containsText("majority");
    draw("models");
  }

  @Test
  void aDriftCheckStartedHereEndsWithAVerdictAndAReport() {
    visit("/drift");

    page.getByRole(AriaRole.BUTTON, named("Check now")).click();
    page.getByRole(AriaRole.LINK, named("Show the result"))
        .click(new Locator.ClickOptions().setTimeout(30_000));
    assertThat(page.locator("article.check")).hasCount(2);

    draw("drift");
    page.getByRole(AriaRole.LINK, named("Full report")).last().click();
    assertThat(page.locator("body")).containsText("drift");
    draw("report");
  }

  @Test
  void aHarvestStartedHereFillsItsDaysInTheCalendar() {
    String yesterday = today().minusDays(1).toString();
    visit("/harvests");

    page.fill("#form-limit", "0");
    button("Start").click();
    assertThat(page.locator("#wrong-field")).containsText("is below 1");
    page.fill("#form-limit", "");
    page.fill("#form-from", today().minusDays(7).toString());
    page.fill("#form-sets", "math");
    button("Start").click();
    page.getByRole(AriaRole.LINK, named("Show the result"))
        .click(new Locator.ClickOptions().setTimeout(60_000));

    Locator calendar = page.locator(".series-panel", having("math"));
    assertThat(calendar.locator("a.day-missing, a.day-incomplete")).hasCount(0);
    calendar.locator("a[href*='day=" + yesterday + "']").click();
    assertThat(page.locator("#day")).containsText("math");
    draw("harvests");
  }

  @Test
  void theCalendarIsWalkedByKeyboard() {
    visit("/harvests");
    Locator days = page.locator("table.calendar").first().locator("a.day");
    Locator entry = page.locator("table.calendar").first().locator("a.day[tabindex='0']");

    assertThat(entry).hasCount(1);
    String newest = entry.getAttribute("aria-label");
    entry.focus();
    page.keyboard().press("ArrowLeft");

    assertThat(entry).hasCount(1);
    assertThat(entry).isFocused();
    assertThat(entry).not().hasAttribute("aria-label", newest);
    assertThat(days.count()).isGreaterThan(100);
    page.keyboard().press("Enter");
    assertThat(page.locator("#day")).isVisible();
  }

  @Test
  void aRefillIsAskedForAndCancelled() {
    visit("/harvests");

    button("Refill all gaps").click();
    assertThat(page.locator("h1")).hasText("Refill of gaps");
    button("Cancel").click();

    assertThat(page.locator(".word-cancelled")).isVisible(within(60_000));
    visit("/jobs?kind=refills");
    assertThat(page.locator("ul.jobs > li")).hasCount(1);
    draw("jobs");
  }

  @Test
  void aLocalQueueIsPushedFromItsPage() {
    visit("/queues");

    button("Push what is on disk").last().click();

    assertThat(page.locator(".word-succeeded")).isVisible(within(60_000));
    visit("/queues");
    draw("queues");
  }

  @Test
  void anUnknownPaperIsSaidToBeAbsent() {
    page.navigate(PORTS.url(ServiceSlot.UI) + "/papers/0000.00000");

    assertThat(page.locator("h1")).isVisible();
    complaints.clear();
  }

  static Stream<String> paths() {
    return PATHS.stream();
  }

  @ParameterizedTest
  @MethodSource("paths")
  void noPageIsWiderThanAPhone(String path) {
    context.close();
    open(360);

    visit(path);

    Object overflow =
        page.evaluate(
            "document.documentElement.scrollWidth - document.documentElement.clientWidth");
    assertThat(((Number) overflow).intValue()).isLessThanOrEqualTo(0);
    draw("phone" + path.replace('/', '-'));
  }

  @ParameterizedTest
  @MethodSource("paths")
  void everyPageIsReadableWithoutJavaScript(String path) {
    context.close();
    context = browser.newContext(new Browser.NewContextOptions().setJavaScriptEnabled(false));
    page = context.newPage();

    visit(path);

    assertThat(page.locator("h1")).isVisible();
    assertThat(page.locator("main")).not().containsText("undefined");
  }

  @ParameterizedTest
  @CsvSource({"LIGHT", "DARK"})
  void noPageBreaksARuleOfAccessibility(ColorScheme scheme) throws IOException {
    context.close();
    context = browser.newContext(new Browser.NewContextOptions().setColorScheme(scheme));
    page = context.newPage();
    String axe = new ClassPathResource("axe.min.js").getContentAsString(StandardCharsets.UTF_8);

    for (String path : PATHS) {
      visit(path);
      page.evaluate(axe);
      Object broken = page.evaluate(AXE);
      assertThat((List<?>) broken).as(path).isEmpty();
    }
  }

  private static LocalDate today() {
    return LocalDate.ofInstant(CLOCK.instant(), ZoneOffset.UTC);
  }

  private Locator button(String name) {
    return page.getByRole(AriaRole.BUTTON, named(name).setExact(true));
  }

  private static Page.LocatorOptions having(String text) {
    return new Page.LocatorOptions().setHasText(text);
  }

  private static LocatorAssertions.IsVisibleOptions within(double millis) {
    return new LocatorAssertions.IsVisibleOptions().setTimeout(millis);
  }

  private void open(int width) {
    context =
        browser.newContext(
            new Browser.NewContextOptions().setViewportSize(width, width < 500 ? 760 : 860));
    page = context.newPage();
    page.onConsoleMessage(message -> {
      if (message.type().equals("error")) {
        complaints.add(message.text());
      }
    });
    page.onPageError(complaints::add);
  }

  private void visit(String path) {
    assertThat(page.navigate(PORTS.url(ServiceSlot.UI) + path).status()).isEqualTo(200);
  }

  private static Page.GetByRoleOptions named(String name) {
    return new Page.GetByRoleOptions().setName(name);
  }

  private void draw(String name) {
    String folder = System.getProperty("pages.screenshots", "");
    if (!folder.isEmpty()) {
      page.screenshot(
          new Page.ScreenshotOptions().setPath(Path.of(folder, name + ".png")).setFullPage(true));
      assertThat(Files.exists(Path.of(folder, name + ".png"))).isTrue();
    }
  }
}
