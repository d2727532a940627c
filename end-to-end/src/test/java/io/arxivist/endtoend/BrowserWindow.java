package io.arxivist.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A window of the browser on the dashboard. It keeps what the pages complain of. */
final class BrowserWindow implements AutoCloseable {
  private final List<String> complaints = new ArrayList<>();
  private final BrowserContext context;
  private final Page page;

  /** Shows nothing yet. */
  BrowserWindow(BrowserContext context) {
    this.context = context;
    this.page = context.newPage();
    page.onConsoleMessage(message -> {
      if (message.type().equals("error")) {
        complaints.add(message.text());
      }
    });
    page.onPageError(complaints::add);
  }

  @Override
  public void close() {
    context.close();
  }

  Page page() {
    return page;
  }

  /** Errors of the console and of scripts since the window was opened. */
  List<String> complaints() {
    return complaints;
  }

  void visit(String path) {
    assertThat(page.navigate(path).status()).isEqualTo(200);
  }

  Locator button(String name) {
    return page.getByRole(AriaRole.BUTTON, named(name).setExact(true));
  }

  Locator link(String name) {
    return page.getByRole(AriaRole.LINK, named(name));
  }

  /** Draws the page where {@code -Dpages.screenshots} names a folder. */
  void draw(String name) {
    String folder = System.getProperty("pages.screenshots", "");
    if (!folder.isEmpty()) {
      Path picture = Path.of(folder, name + ".png");
      page.screenshot(new Page.ScreenshotOptions().setPath(picture).setFullPage(true));
      assertThat(picture).exists();
    }
  }

  private static Page.GetByRoleOptions named(String name) {
    return new Page.GetByRoleOptions().setName(name);
  }
}
