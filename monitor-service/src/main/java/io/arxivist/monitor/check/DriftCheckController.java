package io.arxivist.monitor.check;

import io.arxivist.core.drift.DriftCheckResult;
import io.arxivist.core.drift.DriftOverview;
import io.arxivist.core.validation.InvalidFieldException;
import io.arxivist.mongodb.DriftCheckStore;
import io.arxivist.service.problem.NotFoundException;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Past checks and their reports; the jobs themselves have the endpoints of every job. */
@RestController
@RequestMapping("/drift-checks")
final class DriftCheckController {
  private static final int MOST_CHECKS = 100;
  /* The report needs nothing from anywhere, and paper texts in it must not become able to act. */
  private static final String POLICY = "default-src 'none'; style-src 'unsafe-inline'; sandbox";

  private final DriftCheckStore checks;

  DriftCheckController(DriftCheckStore checks) {
    this.checks = checks;
  }

  @GetMapping("/results")
  DriftOverview results(@RequestParam(defaultValue = "20") int limit) {
    if (limit < 1 || limit > MOST_CHECKS) {
      throw new InvalidFieldException("limit", limit, "is not within 1 and " + MOST_CHECKS);
    }
    return new DriftOverview(checks.newest(limit));
  }

  @GetMapping("/{id}/report.html")
  ResponseEntity<String> html(@PathVariable String id) {
    String report = checks.html(id).orElseThrow(() -> absent(id));
    return ResponseEntity.ok()
        .contentType(MediaType.parseMediaType("text/html;charset=UTF-8"))
        .header("Content-Security-Policy", POLICY)
        .header("X-Content-Type-Options", "nosniff")
        .body(report);
  }

  @GetMapping("/{id}/report.json")
  DriftCheckResult json(@PathVariable String id) {
    return checks.find(id).orElseThrow(() -> absent(id));
  }

  private static NotFoundException absent(String id) {
    return new NotFoundException("there is no report of drift-checks/" + id);
  }
}
