package io.arxivist.fetcher.harvest;

import io.arxivist.core.harvest.HarvestRequest;
import io.arxivist.core.harvest.HarvestSource;
import io.arxivist.core.paper.ArxivTaxonomy;
import io.arxivist.core.validation.Check;
import io.arxivist.core.validation.InvalidFieldException;
import io.arxivist.fetcher.source.PaperSource;
import io.arxivist.fetcher.source.SourceException;
import io.arxivist.fetcher.source.api.ApiSource;
import io.arxivist.fetcher.source.failover.FailoverSource;
import io.arxivist.fetcher.source.file.FileSource;
import io.arxivist.fetcher.source.rss.RssSource;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Finds the source that a harvest names, and refuses one that it cannot have. */
@Component
class Sources {
  private final FailoverSource oai;
  private final ApiSource api;
  private final RssSource rss;
  private final ArxivTaxonomy taxonomy;
  private final JsonMapper json;

  Sources(
      FailoverSource oai, ApiSource api, RssSource rss, ArxivTaxonomy taxonomy, JsonMapper json) {
    this.oai = oai;
    this.api = api;
    this.rss = rss;
    this.taxonomy = taxonomy;
    this.json = json;
  }

  /** Refuses sets that arXiv does not have, and a file that is not there. */
  void check(HarvestRequest request) {
    for (String set : request.sets()) {
      if (!taxonomy.knownSet(set)) {
        throw new InvalidFieldException(
            "sets", set, "is no set of arXiv; sets are such as cs, physics:hep-th or cs:cs:LG");
      }
    }
    if (request.source() == HarvestSource.FILE) {
      FileSource file = file(request);
      try {
        file.check();
      } catch (SourceException unreadable) {
        throw new InvalidFieldException(
            "file", request.file(), "cannot be read: " + unreadable.getMessage());
      }
    }
  }

  PaperSource of(HarvestRequest request) {
    return switch (request.source()) {
      case OAI -> oai;
      case API -> api;
      case RSS -> rss;
      case FILE -> file(request);
    };
  }

  private FileSource file(HarvestRequest request) {
    String path = Check.notBlank("file", request.file());
    try {
      return new FileSource(Path.of(path), taxonomy, json);
    } catch (InvalidPathException invalid) {
      throw new InvalidFieldException("file", path, "is no path: " + invalid.getReason());
    }
  }
}
