package io.arxivist.endtoend;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
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
  private static BrowsedSuite suite;

  private BrowserWindow window;
  private Page page;

  @BeforeAll
  static void runTheSuite() {
    /* A busy machine takes longer over a page than Playwright's five seconds. */
    PlaywrightAssertions.setDefaultAssertionTimeout(30_000);
    suite = new BrowsedSuite(work);
  }

  @AfterAll
  static void stopTheSuite() {
    suite.close();
  }

  @BeforeEach
  void openABrowserWindow() {
    look(suite.open(1280));
  }

  @AfterEach
  void nothingWasComplainedOf() {
    window.close();
    assertThat(window.complaints()).isEmpty();
  }

  @Test
  void theOverviewShowsWhatIsStoredAndWhereItCameFrom() {
    window.visit("/");

    assertThat(page.getByText("synthetic").first()).isVisible();
    assertThat(page.locator("main")).containsText("300");
    window.draw("overview");
  }

  @Test
  void papersAreFilteredAndTurnedByTheirPages() {
    window.visit("/papers");
    Locator rows = page.locator("table.list tbody tr");
    String first = rows.first().innerText();

    window.link("Next page").click();

    assertThat(rows.first()).not().hasText(first);
    page.selectOption("#agrees", "false");
    window.button("Filter").click();
    assertThat(rows.first()).isVisible();
    assertThat(page.locator(".word-good")).hasCount(0);
    window.draw("papers");
  }

  @Test
  void papersAreFoundByTheirWordsAndLeadToTheirNearest() {
    window.visit("/papers");
    String[] title = page.locator("a.paper-title").first().innerText().split("[^A-Za-z]+");
    String longest = Stream.of(title).max(Comparator.comparingInt(String::length)).orElseThrow();

    page.fill("#text", longest);
    window.button("Filter").click();

    assertThat(page.locator("table.list mark").first()).isVisible();
    window.draw("search");
    page.locator("a.paper-title").first().click();
    assertThat(page.locator(".nearest-list li").first()).isVisible();
    page.locator(".nearest-list a").first().click();
    assertThat(page.locator("main")).containsText("Nearest papers");
    window.visit("/papers?text=%22unfinished");
    assertThat(page.locator("[role=alert]")).containsText("quotation mark");
  }

  @Test
  void aPaperShowsItsRankedCategories() {
    window.visit("/papers");

    page.locator("a.paper-title").first().click();

    assertThat(page.locator("main")).containsText("Synthetic");
    assertThat(page.locator("main")).containsText("%");
    window.draw("paper");
  }

  @Test
  void aPastedTextIsClassifiedAndAnEmptyOneIsRefusedAtItsField() {
    window.visit("/classify");

    window.button("Classify").click();
    assertThat(page.locator("[role=alert]").first()).isVisible();

    page.fill("#title", "Quantum error correction with surface codes");
    page.fill("#abstract", "We study logical qubits, decoherence and stabilizer measurements.");
    window.button("Classify").click();
    assertThat(page.locator(".classify .panel")).containsText("quant-ph");
    assertThat(page.locator(".classify .why")).isVisible();
    window.draw("classify");
  }

  @Test
  void theModelInChargeStandsBesideTheMajorityClass() {
    window.visit("/models");

    assertThat(page.locator("main")).containsText("champion");
    assertThat(page.locator("main")).containsText("majority");
    window.draw("models");
  }

  @Test
  void aDriftCheckStartedHereEndsWithAVerdictAndAReport() {
    window.visit("/drift");

    window.button("Check now").click();
    window.link("Show the result").click(new Locator.ClickOptions().setTimeout(30_000));
    assertThat(page.locator("article.check")).hasCount(2);

    window.draw("drift");
    window.link("Full report").last().click();
    assertThat(page.locator("body")).containsText("drift");
    window.draw("report");
  }

  @Test
  void aHarvestStartedHereFillsItsDaysInTheCalendar() {
    String yesterday = today().minusDays(1).toString();
    window.visit("/harvests");

    page.fill("#form-limit", "0");
    window.button("Start").click();
    assertThat(page.locator("#wrong-field")).containsText("is below 1");
    page.fill("#form-limit", "");
    page.fill("#form-from", today().minusDays(7).toString());
    page.fill("#form-sets", "math");
    window.button("Start").click();
    window.link("Show the result").click(new Locator.ClickOptions().setTimeout(60_000));

    Locator calendar = page.locator(".series-panel", having("math"));
    assertThat(calendar.locator("a.day-missing, a.day-incomplete")).hasCount(0);
    calendar.locator("a[href*='day=" + yesterday + "']").click();
    assertThat(page.locator("#day")).containsText("math");
    window.draw("harvests");
  }

  @Test
  void theCalendarIsWalkedByKeyboard() {
    window.visit("/harvests");
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
    window.visit("/harvests");

    window.button("Refill all gaps").click();
    assertThat(page.locator("h1")).hasText("Refill of gaps");
    window.button("Cancel").click();

    assertThat(page.locator(".word-cancelled")).isVisible(within(60_000));
    window.visit("/jobs?kind=refills");
    assertThat(page.locator("ul.jobs > li")).hasCount(1);
    window.draw("jobs");
  }

  @Test
  void aLocalQueueIsPushedFromItsPage() {
    window.visit("/queues");

    window.button("Push what is on disk").last().click();

    assertThat(page.locator(".word-succeeded")).isVisible(within(60_000));
    window.visit("/queues");
    window.draw("queues");
  }

  @Test
  void anUnknownPaperIsSaidToBeAbsent() {
    page.navigate("/papers/0000.00000");

    assertThat(page.locator("h1")).isVisible();
    window.complaints().clear();
  }

  static Stream<String> paths() {
    return PATHS.stream();
  }

  @ParameterizedTest
  @MethodSource("paths")
  void noPageIsWiderThanAPhone(String path) {
    window.close();
    look(suite.open(360));

    window.visit(path);

    Object overflow =
        page.evaluate(
            "document.documentElement.scrollWidth - document.documentElement.clientWidth");
    assertThat(((Number) overflow).intValue()).isLessThanOrEqualTo(0);
    window.draw("phone" + path.replace('/', '-'));
  }

  @ParameterizedTest
  @MethodSource("paths")
  void everyPageIsReadableWithoutJavaScript(String path) {
    window.close();
    look(suite.open(new Browser.NewContextOptions().setJavaScriptEnabled(false)));

    window.visit(path);

    assertThat(page.locator("h1")).isVisible();
    assertThat(page.locator("main")).not().containsText("undefined");
  }

  @ParameterizedTest
  @CsvSource({"LIGHT", "DARK"})
  void noPageBreaksARuleOfAccessibility(ColorScheme scheme) throws IOException {
    window.close();
    look(suite.open(new Browser.NewContextOptions().setColorScheme(scheme)));
    String axe = new ClassPathResource("axe.min.js").getContentAsString(StandardCharsets.UTF_8);

    for (String path : PATHS) {
      window.visit(path);
      page.evaluate(axe);
      Object broken = page.evaluate(AXE);
      assertThat((List<?>) broken).as(path).isEmpty();
    }
  }

  private static LocalDate today() {
    return LocalDate.ofInstant(BrowsedSuite.CLOCK.instant(), ZoneOffset.UTC);
  }

  private static Page.LocatorOptions having(String text) {
    return new Page.LocatorOptions().setHasText(text);
  }

  private static LocatorAssertions.IsVisibleOptions within(double millis) {
    return new LocatorAssertions.IsVisibleOptions().setTimeout(millis);
  }

  private void look(BrowserWindow through) {
    window = through;
    page = window.page();
  }
}
