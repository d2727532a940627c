package io.arxivist.trainer.publication;

import io.arxivist.core.decision.Decision;
import io.arxivist.core.decision.DecisionPage;
import io.arxivist.core.decision.DecisionReason;
import io.arxivist.mongodb.DecisionStore;
import io.arxivist.service.problem.NotFoundException;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Past decisions, and the one that takes the last back. */
@RestController
final class DecisionController {
  private final DecisionStore decisions;
  private final Succession succession;

  DecisionController(DecisionStore decisions, Succession succession) {
    this.decisions = decisions;
    this.succession = succession;
  }

  @GetMapping("/decisions")
  DecisionPage decisions(
      @RequestParam(required = false) @Nullable String cursor,
      @RequestParam(defaultValue = "20") int limit) {
    return decisions.page(cursor == null || cursor.isBlank() ? null : cursor, limit);
  }

  @GetMapping("/decisions/{id}")
  Decision decision(@PathVariable String id) {
    return decisions
        .find(id)
        .orElseThrow(() -> new NotFoundException("there is no decision " + id));
  }

  @PostMapping("/rollbacks")
  ResponseEntity<Decision> rollBack(@RequestBody(required = false) @Nullable DecisionReason body) {
    Decision decision = succession.rollBack(body == null ? null : body.reason());
    return ResponseEntity.created(URI.create("/decisions/" + decision.id())).body(decision);
  }
}
