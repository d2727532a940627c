package io.arxivist.fetcher.source.oai;

import io.arxivist.fetcher.source.PaperReader;
import io.arxivist.fetcher.source.PaperSource;
import io.arxivist.fetcher.source.SourceException;
import io.arxivist.fetcher.source.SourceQuery;
import io.arxivist.fetcher.source.http.ArxivClient;
import io.arxivist.fetcher.source.http.ClientSettings;
import io.arxivist.fetcher.source.http.PageReader;
import io.arxivist.fetcher.source.http.RequestPacer;
import io.arxivist.fetcher.source.http.Sleeper;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** arXiv's OAI-PMH interface, or the simulator on another address. */
public final class OaiSource implements PaperSource {
  private final ClientSettings settings;
  private final OaiFormat format;
  private final RequestPacer pacer;
  private final Sleeper sleeper;
  private final Clock clock;
  private final @Nullable RememberedLists lists;

  /** A source that asks each time. */
  public OaiSource(
      ClientSettings settings, OaiFormat format, RequestPacer pacer, Sleeper sleeper, Clock clock) {
    this(settings, format, pacer, sleeper, clock, null);
  }

  private OaiSource(
      ClientSettings settings,
      OaiFormat format,
      RequestPacer pacer,
      Sleeper sleeper,
      Clock clock,
      @Nullable RememberedLists lists) {
    this.settings = settings;
    this.format = format;
    this.pacer = pacer;
    this.sleeper = sleeper;
    this.clock = clock;
    this.lists = lists;
  }

  /** The same, which does not ask on one day what it was told. */
  public OaiSource remembering(RememberedLists told) {
    return new OaiSource(settings, format, pacer, sleeper, clock, told);
  }

  @Override
  public String name() {
    return settings.sourceName();
  }

  @Override
  public PaperReader open(SourceQuery query) {
    return new OaiReader(pages(query), format, query);
  }

  private ListPages pages(SourceQuery query) {
    RememberedLists remembered = lists;
    if (remembered == null || !remembered.remembers(query)) {
      return new AskedPages(client(settings, new OaiPageParser()));
    }
    String question =
        "%s ListRecords %s %s from %s until %s"
            .formatted(settings.url(), format.prefix(), query.sets(), query.from(), query.until());
    Optional<ListPages> known =
        query.anew() ? Optional.empty() : remembered.find(question, new OaiPageParser());
    return known.orElseGet(() -> {
      PageText text = new PageText(new OaiPageParser());
      return new RecordedPages(
          client(settings, text), text, remembered, remembered.part(), remembered.file(question));
    });
  }

  private ArxivClient<OaiPage> client(ClientSettings how, PageReader<OaiPage> reader) {
    return new ArxivClient<>(how, reader, pacer, sleeper, clock);
  }

  /** Asks the server who it is, once; the reason where it does not answer. */
  public Optional<String> problem() {
    try {
      OaiPage answer =
          client(settings.withRetries(0), new OaiPageParser())
              .ask(Map.of("verb", "Identify"), page -> null);
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
