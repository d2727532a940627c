package io.arxivist.fetcher.source;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One pass over a source, in the order in which the source gives its records. A record is given
 * once, however often the source repeats it; only one that was refused and comes whole later is
 * given then, too.
 */
public interface PaperReader extends AutoCloseable {

  /**
   * The next record; null after the last. After a failure it may be called again: the pass goes on
   * where it stopped, and asks for nothing that it has.
   *
   * @throws SourceException when the source fails, with what came before already given
   */
  @Nullable SourceRecord next();

  /** How many records the source has announced; null while it has said nothing. */
  @Nullable Long expected();

  /**
   * Why the pass, even if it has come to its end, is not known to be complete: entries that could
   * not be read, a list shorter than announced, another source in the place of the one asked for.
   * Empty where nothing speaks against it.
   */
  default List<String> shortcomings() {
    return List.of();
  }

  /**
   * What would have to be asked of another source that takes this one's place now; it overlaps with
   * what was given where this source's order leaves no other choice.
   */
  default List<SourceQuery> remainder() {
    return List.of();
  }

  /**
   * Tells that all that a pass gave, up to its end, was found good and is kept. A source may then
   * remember it.
   */
  default void kept() {}

  @Override
  void close();
}
