package io.arxivist.ui.papers;

import io.arxivist.core.classification.PaperExplanation;
import io.arxivist.core.classification.PaperPage;
import io.arxivist.core.classification.PaperView;
import io.arxivist.core.classification.StorageSummary;
import io.arxivist.core.job.JobView;
import io.arxivist.core.search.SearchPage;
import io.arxivist.core.search.SimilarPapers;
import io.arxivist.ui.UiProperties;
import io.arxivist.ui.gateway.Answer;
import io.arxivist.ui.gateway.Gateway;
import io.arxivist.ui.jobs.JobKind;
import io.arxivist.ui.jobs.Jobs;
import io.arxivist.ui.page.Reasons;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The list of stored papers, and one paper. */
@Controller
class PapersController {
  private static final int NEIGHBOURS = 6;
  private static final ParameterizedTypeReference<SearchPage> FOUND =
      ParameterizedTypeReference.forType(SearchPage.class);
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
    if (query.searched()) {
      Answer<SearchPage> found = gateway.get(uri -> query.address(uri, pageSize), FOUND);
      show(found, found.orNull() == null ? null : PaperList.of(found.orNull()), model);
    } else {
      Answer<PaperPage> page = gateway.get(uri -> query.address(uri, pageSize), PAGE);
      show(page, page.orNull() == null ? null : PaperList.of(page.orNull()), model);
    }
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
      Answer<SimilarPapers> similar =
          gateway.get(
              uri -> uri.path("/papers/" + id + "/similar").queryParam("limit", NEIGHBOURS).build(),
              ParameterizedTypeReference.forType(SimilarPapers.class));
      model.addAttribute("similar", similar.orNull());
      model.addAttribute("similarFault", similar.fault());
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

  /** Has the model in charge classify stored papers anew. */
  @PostMapping("/papers/reclassifications")
  String reclassify(RedirectAttributes next) {
    return submit(JobKind.RECLASSIFICATIONS, next);
  }

  /** Has the search index built anew. */
  @PostMapping("/papers/index-rebuilds")
  String rebuildIndex(RedirectAttributes next) {
    return submit(JobKind.INDEX_REBUILDS, next);
  }

  private String submit(JobKind kind, RedirectAttributes next) {
    Answer<JobView> job = gateway.post("/" + kind.path(), Map.of(), JobView.class);
    return Jobs.turnTo(kind, job, "/papers", next);
  }

  private static void show(Answer<?> answer, @Nullable PaperList page, Model model) {
    model.addAttribute("page", page);
    if (model.getAttribute("fault") == null) {
      model.addAttribute("fault", answer.fault());
    }
  }
}
