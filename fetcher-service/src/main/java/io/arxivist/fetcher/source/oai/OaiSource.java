package io.arxivist.fetcher.source.oai;

import io.arxivist.fetcher.source.PaperReader;
import io.arxivist.fetcher.source.PaperSource;
import io.arxivist.fetcher.source.SourceException;
import io.arxivist.fetcher.source.SourceQuery;
import io.arxivist.fetcher.source.http.ArxivClient;
import io.arxivist.fetcher.source.http.ClientSettings;
import io.arxivist.fetcher.source.http.RequestPacer;
import io.arxivist.fetcher.source.http.Sleeper;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;

/** arXiv's OAI-PMH interface, or the simulator on another address. */
public final class OaiSource implements PaperSource {
  private final ClientSettings settings;
  private final OaiFormat format;
  private final ArxivClient<OaiPage> client;
  private final ArxivClient<OaiPage> impatientClient;

  public OaiSource(
      ClientSettings settings, OaiFormat format, RequestPacer pacer, Sleeper sleeper, Clock clock) {
    this.settings = settings;
    this.format = format;
    OaiPageParser pages = new OaiPageParser();
    this.client = new ArxivClient<>(settings, pages, pacer, sleeper, clock);
    this.impatientClient = new ArxivClient<>(settings.withRetries(0), pages, pacer, sleeper, clock);
  }

  @Override
  public String name() {
    return settings.sourceName();
  }

  @Override
  public PaperReader open(SourceQuery query) {
    return new OaiReader(client, format, query);
  }

  /** Asks the server who it is, once; the reason where it does not answer. */
  public Optional<String> problem() {
    try {
      OaiPage answer = impatientClient.ask(Map.of("verb", "Identify"), page -> null);
      return Optional.ofNullable(answer.error()).map(OaiPage.Error::message);
    } catch (SourceException failed) {
      return Optional.of(String.valueOf(failed.getMessage()));
    }
  }

  /** The address that is asked. */
  public String address() {
    return settings.url().toString();
  }
}
