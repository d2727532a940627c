package io.arxivist.fetcher.source;

import java.net.http.HttpClient;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;

/** arXiv's OAI-PMH interface, or the simulator on another address. */
public final class OaiSource implements PaperSource {
  private final OaiSettings settings;
  private final OaiClient client;
  private final OaiClient impatientClient;

  public OaiSource(
      HttpClient http, OaiSettings settings, RequestPacer pacer, Sleeper sleeper, Clock clock) {
    this.settings = settings;
    this.client = new OaiClient(http, settings, pacer, sleeper, clock);
    this.impatientClient = new OaiClient(http, withoutRetries(settings), pacer, sleeper, clock);
  }

  @Override
  public String name() {
    return settings.sourceName();
  }

  @Override
  public PaperReader open(SourceQuery query) {
    return new OaiReader(client, query);
  }

  /** Asks the server who it is, once; the reason where it does not answer. */
  public Optional<String> problem() {
    try {
      OaiPage page = impatientClient.ask(Map.of("verb", "Identify"));
      return Optional.ofNullable(page.error()).map(OaiPage.Error::message);
    } catch (SourceException failed) {
      return Optional.of(String.valueOf(failed.getMessage()));
    }
  }

  /** The address that is asked. */
  public String address() {
    return settings.url().toString();
  }

  private static OaiSettings withoutRetries(OaiSettings settings) {
    return new OaiSettings(
        settings.url(),
        settings.sourceName(),
        settings.userAgent(),
        settings.timeout(),
        0,
        settings.firstBackOff());
  }
}
