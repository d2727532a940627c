package io.arxivist.ui.papers;

import io.arxivist.core.classification.PaperExplanation;
import io.arxivist.core.classification.PaperPage;
import io.arxivist.core.classification.PaperView;
import io.arxivist.core.classification.StorageSummary;
import io.arxivist.ui.UiProperties;
import io.arxivist.ui.gateway.Answer;
import io.arxivist.ui.gateway.Gateway;
import io.arxivist.ui.page.Reasons;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;

/** The list of stored papers, and one paper. */
@Controller
class PapersController {
  private static final ParameterizedTypeReference<PaperPage> PAGE =
      ParameterizedTypeReference.forType(PaperPage.class);

  private final Gateway gateway;
  private final int pageSize;

  PapersController(Gateway gateway, UiProperties properties) {
    this.gateway = gateway;
    this.pageSize = properties.pageSize();
  }

  @GetMapping("/papers")
  String list(@ModelAttribute("query") PaperQuery query, Model model) {
    Answer<PaperPage> page = gateway.get(uri -> query.address(uri, pageSize), PAGE);
    model.addAttribute("page", page.orNull());
    model.addAttribute("fault", page.fault());
    /* Offers to choose from; the filter works without them. */
    model.addAttribute("summary", gateway.get("/papers/summary", StorageSummary.class).orNull());
    return "papers/list";
  }

  @GetMapping("/papers/{id:.+}")
  String paper(@PathVariable String id, Model model, HttpServletResponse response) {
    Answer<PaperView> paper = gateway.get("/papers/" + id, PaperView.class);
    model.addAttribute("id", id);
    model.addAttribute("paper", paper.orNull());
    model.addAttribute("fault", paper.fault());
    if (paper instanceof Answer.Found) {
      Answer<PaperExplanation> explained =
          gateway.get("/papers/" + id + "/explanation", PaperExplanation.class);
      PaperExplanation found = explained.orNull();
      model.addAttribute("why", found == null ? List.of() : Reasons.of(found.explanation()));
      model.addAttribute("explained", found);
    }
    if (paper instanceof Answer.Absent) {
      response.setStatus(HttpStatus.NOT_FOUND.value());
    }
    return "papers/paper";
  }

  /** Ids from before April 2007 hold a slash. */
  @GetMapping("/papers/{archive}/{number}")
  String oldPaper(
      @PathVariable String archive,
      @PathVariable String number,
      Model model,
      HttpServletResponse response) {
    return paper(archive + "/" + number, model, response);
  }
}
