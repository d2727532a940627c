package io.arxivist.core.harvest;

import com.fasterxml.jackson.annotation.JsonProperty;

/** The sources a harvest can name. */
public enum HarvestSource {
  /** arXiv's OAI-PMH interface, or the simulator on another base URL. */
  @JsonProperty("oai")
  OAI,
  /** arXiv's query API: papers by the day of their first version. */
  @JsonProperty("api")
  API,
  /** arXiv's daily announcement: the newest day's papers only. */
  @JsonProperty("rss")
  RSS,
  /** A corpus file on the fetcher's disk. */
  @JsonProperty("file")
  FILE
}
