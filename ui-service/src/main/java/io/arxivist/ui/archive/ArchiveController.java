package io.arxivist.ui.archive;

import io.arxivist.core.archive.ArchiveOverview;
import io.arxivist.ui.gateway.Answer;
import io.arxivist.ui.gateway.Gateway;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** Where articles are kept as files, and what each day holds. */
@Controller
class ArchiveController {
  private final Gateway gateway;

  ArchiveController(Gateway gateway) {
    this.gateway = gateway;
  }

  @GetMapping("/archive")
  String archive(Model model) {
    Answer<ArchiveOverview> archive = gateway.get("/archive", ArchiveOverview.class);
    model.addAttribute("archive", archive.orNull());
    model.addAttribute("fault", archive.fault());
    return "archive/archive";
  }
}
