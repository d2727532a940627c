package io.arxivist.fetcher.harvest;

import io.arxivist.fetcher.source.oai.OaiSource;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
class SourceController {
  private final OaiSource oai;

  SourceController(OaiSource oai) {
    this.oai = oai;
  }

  /** Asks arXiv, or the simulator in its place, who it is: one request, at arXiv's pace. */
  @GetMapping("/sources/oai")
  SourceStatus oai() {
    String problem = oai.problem().orElse(null);
    return new SourceStatus(oai.name(), oai.address(), problem == null, problem);
  }
}
