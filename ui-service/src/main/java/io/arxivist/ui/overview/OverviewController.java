package io.arxivist.ui.overview;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** The first page, and the part of it that moves. */
@Controller
class OverviewController {
  private final OverviewReader reader;

  OverviewController(OverviewReader reader) {
    this.reader = reader;
  }

  @GetMapping("/")
  String overview(Model model) {
    model.addAttribute("overview", reader.read());
    return "overview/overview";
  }

  @GetMapping("/live")
  String live(Model model) {
    model.addAttribute("overview", reader.read());
    return "overview/live :: live";
  }
}
