package io.arxivist.fetcher.source.failover;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.arxivist.contract.Samples;
import io.arxivist.fetcher.source.PaperReader;
import io.arxivist.fetcher.source.PaperSource;
import io.arxivist.fetcher.source.SourceException;
import io.arxivist.fetcher.source.SourceException.Kind;
import io.arxivist.fetcher.source.SourceQuery;
import io.arxivist.fetcher.source.SourceRecord;
import io.arxivist.fetcher.source.http.TestClock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Sources whose records are sample papers by number; a null in their script is a failure. */
class FailoverSourceTests {
  private static final SourceQuery LEFT =
      new SourceQuery(LocalDate.of(2026, 11, 3), null, List.of("cs"));

  private final TestClock clock = new TestClock();
  private final List<String> asked = new ArrayList<>();
  private Optional<String> problem = Optional.of("no answer");

  @Test
  void readsTheFirstSourceWhileItIsUp() {
    PaperReader reader =
        source(script("oai", Kind.DOWN, 1, 2), script("api", Kind.DOWN)).open(LEFT);

    assertThat(read(reader)).containsExactly(1, 2);
    assertThat(reader.shortcomings()).isEmpty();
    assertThat(asked).containsExactly("oai");
  }

  @Test
  void readsWhatIsLeftFromTheStandInAndSaysWhatThatCannotKnow() {
    PaperSource source =
        source(script("oai", Kind.DOWN, 1, 2, null), script("api", Kind.DOWN, 2, 3, 4));
    PaperReader reader = source.open(SourceQuery.EVERYTHING);

    assertThat(read(reader)).containsExactly(1, 2, 3, 4);
    assertThat(reader.next()).isNull();
    assertThat(reader.shortcomings())
        .containsExactly(
            "the query API stood in, which knows neither deletions nor changes without a new"
                + " version: oai failed");
    assertThat(source.name()).isEqualTo("oai");
    assertThat(asked).containsExactly("oai", "api for " + LEFT);
  }

  @Test
  void asksWhetherTheFirstIsUpAgainAtMostEveryFiveMinutes() {
    PaperSource source = source(script("oai", Kind.DOWN, null, 9), script("api", Kind.DOWN, 1));
    read(source.open(LEFT));

    clock.pass(Duration.ofMinutes(4));
    read(source.open(LEFT));
    assertThat(asked).doesNotContain("Identify");

    clock.pass(Duration.ofMinutes(1));
    read(source.open(LEFT));
    read(source.open(LEFT));
    assertThat(asked).containsOnlyOnce("Identify");

    problem = Optional.empty();
    clock.pass(Duration.ofMinutes(5));
    PaperReader reader = source.open(LEFT);
    assertThat(read(reader)).containsExactly(9);
    assertThat(reader.shortcomings()).isEmpty();
  }

  @Test
  void goesBackInTheMiddleAndThenOwesNothing() {
    PaperReader reader =
        source(script("oai", Kind.UNUSABLE, 1, null, 2, 3), script("api", Kind.DOWN, 2, 4, 5))
            .open(SourceQuery.EVERYTHING);
    assertThat(number(reader.next())).isEqualTo(1);
    assertThat(number(reader.next())).isEqualTo(2);
    problem = Optional.empty();
    clock.pass(Duration.ofMinutes(5));

    assertThat(read(reader)).containsExactly(3);
    assertThat(reader.shortcomings()).isEmpty();
  }

  @Test
  void goesOnWithTheStandInWhenTheFirstFailsAgainWhereItWas() {
    PaperReader reader =
        source(script("oai", Kind.DOWN, null, null, 9), script("api", Kind.DOWN, 1, 2, 3))
            .open(SourceQuery.EVERYTHING);
    assertThat(number(reader.next())).isEqualTo(1);
    problem = Optional.empty();
    clock.pass(Duration.ofMinutes(5));

    assertThat(read(reader)).containsExactly(2, 3);
    assertThat(asked).containsExactly("oai", "api for " + LEFT, "Identify");
  }

  @Test
  void doesNotGoElsewhereWithWhatIsRefusedOrWhenItIsAskedToWait() {
    for (Kind kind : List.of(Kind.REFUSED, Kind.BUSY)) {
      PaperSource source = source(script("oai", kind, (Integer) null), script("api", Kind.DOWN, 1));

      assertThatThrownBy(() -> read(source.open(LEFT))).hasMessage("oai failed");
    }
    assertThat(asked).containsOnly("oai");
  }

  @Test
  void tellsBothReasonsWhenBothFail() {
    PaperSource source =
        source(script("oai", Kind.DOWN, (Integer) null), script("api", Kind.BUSY, (Integer) null));

    assertThatThrownBy(() -> read(source.open(LEFT)))
        .isInstanceOf(SourceException.class)
        .hasMessage("oai failed; and in its place api failed");
  }

  private FailoverSource source(PaperSource first, PaperSource standIn) {
    return new FailoverSource(
        first,
        standIn,
        () -> {
          asked.add("Identify");
          return problem;
        },
        clock);
  }

  private PaperSource script(String name, Kind kind, @Nullable Integer... steps) {
    Deque<Optional<Integer>> left = new ArrayDeque<>();
    Arrays.stream(steps).map(Optional::ofNullable).forEach(left::add);
    return new PaperSource() {
      @Override
      public String name() {
        return name;
      }

      @Override
      public PaperReader open(SourceQuery query) {
        return new ScriptedReader(name, kind, query, left);
      }
    };
  }

  private final class ScriptedReader implements PaperReader {
    private final String name;
    private final Kind kind;
    private final SourceQuery query;
    private final Deque<Optional<Integer>> left;
    private boolean begun;

    ScriptedReader(String name, Kind kind, SourceQuery query, Deque<Optional<Integer>> left) {
      this.name = name;
      this.kind = kind;
      this.query = query;
      this.left = left;
    }

    @Override
    public @Nullable SourceRecord next() {
      if (!begun) {
        asked.add(name.equals("api") ? "api for " + query : name);
        begun = true;
      }
      Optional<Integer> step = left.poll();
      if (step == null) {
        return null;
      }
      int number = step.orElseThrow(() -> new SourceException(kind, name + " failed", null));
      return new SourceRecord.Found(Samples.paper(number));
    }

    @Override
    public @Nullable Long expected() {
      return null;
    }

    @Override
    public List<SourceQuery> remainder() {
      return List.of(LEFT);
    }

    @Override
    public void close() {
      // Nothing is open.
    }
  }

  private static int number(@Nullable SourceRecord record) {
    assertThat(record).isInstanceOf(SourceRecord.Found.class);
    for (int number = 0; number < 10; number++) {
      if (record instanceof SourceRecord.Found found
          && found.paper().equals(Samples.paper(number))) {
        return number;
      }
    }
    throw new AssertionError("no sample: " + record);
  }

  private static List<Integer> read(PaperReader reader) {
    List<Integer> numbers = new ArrayList<>();
    for (SourceRecord record = reader.next(); record != null; record = reader.next()) {
      numbers.add(number(record));
    }
    return numbers;
  }
}
