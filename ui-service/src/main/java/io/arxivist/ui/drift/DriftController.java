package io.arxivist.ui.drift;

import io.arxivist.core.drift.DriftCheckResult;
import io.arxivist.core.drift.DriftOverview;
import io.arxivist.core.job.JobView;
import io.arxivist.ui.gateway.Answer;
import io.arxivist.ui.gateway.Gateway;
import io.arxivist.ui.jobs.JobKind;
import io.arxivist.ui.jobs.Jobs;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Past checks, a check that runs, and the way to start one. */
@Controller
class DriftController {
  /* A report is the monitor's page, with texts of papers in it: it may look, and do nothing else. */
  private static final String REPORT_POLICY =
      "sandbox allow-popups allow-popups-to-escape-sandbox; default-src 'none';"
          + " style-src 'unsafe-inline'; img-src data:";

  private static final MediaType HTML = new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8);

  private final Gateway gateway;

  DriftController(Gateway gateway) {
    this.gateway = gateway;
  }

  @GetMapping("/drift")
  String checks(Model model) {
    Answer<DriftOverview> overview = gateway.get("/drift-checks/results", DriftOverview.class);
    DriftOverview found = overview.orNull();
    List<Check> checks =
        found == null ? List.of() : found.checks().stream().map(Check::of).toList();
    model.addAttribute("checks", checks);
    /* A single point is no time line. */
    model.addAttribute(
        "plotted", checks.stream().filter(check -> check.smallestP() != null).count() > 1);
    if (!model.containsAttribute("fault")) {
      model.addAttribute("fault", overview.fault());
    }
    return "drift/drift";
  }

  @PostMapping("/drift/checks")
  String check(RedirectAttributes next) {
    Answer<JobView> answer = gateway.post("/drift-checks", Map.of(), JobView.class);
    return Jobs.turnTo(JobKind.DRIFT_CHECKS, answer, "/drift", next);
  }

  @GetMapping("/drift/{id}/report")
  ResponseEntity<String> report(@PathVariable String id) {
    return switch (gateway.page("/drift-checks/" + id + "/report.html")) {
      case Answer.Found<String>(String html) ->
          ResponseEntity.ok()
              .contentType(HTML)
              .header("Content-Security-Policy", REPORT_POLICY)
              .body(html);
      case Answer.Absent<String> _, Answer.Refused<String> _ ->
          throw new ResponseStatusException(HttpStatus.NOT_FOUND);
      case Answer.Down<String> _ ->
          throw new ResponseStatusException(HttpStatus.SERVICE_UNAVAILABLE);
    };
  }

  /** A check with its smallest p-value, which the time line plots. */
  record Check(DriftCheckResult result, @Nullable Double smallestP, long drifted) {
    static Check of(DriftCheckResult result) {
      Double smallest =
          result.findings().stream()
              .map(finding -> finding.pValue())
              .min(Comparator.naturalOrder())
              .orElse(null);
      return new Check(
          result, smallest, result.findings().stream().filter(finding -> finding.drift()).count());
    }
  }
}
