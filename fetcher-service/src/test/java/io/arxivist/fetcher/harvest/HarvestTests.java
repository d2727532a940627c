package io.arxivist.fetcher.harvest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.arxivist.contract.Samples;
import io.arxivist.core.arxiv.AnnouncementCalendar;
import io.arxivist.core.harvest.HarvestRequest;
import io.arxivist.core.harvest.HarvestSource;
import io.arxivist.core.harvest.HarvestTarget;
import io.arxivist.core.harvest.LedgerDay;
import io.arxivist.core.job.JobProgress;
import io.arxivist.core.paper.ArxivTaxonomy;
import io.arxivist.core.paper.HarvestedPaper;
import io.arxivist.core.paper.Paper;
import io.arxivist.fetcher.ledger.DayLedger;
import io.arxivist.fetcher.ledger.DayRules;
import io.arxivist.fetcher.ledger.KnownDays;
import io.arxivist.fetcher.quality.Expectations;
import io.arxivist.fetcher.quality.QualityBreachException;
import io.arxivist.fetcher.quality.QualityGate;
import io.arxivist.fetcher.source.PaperReader;
import io.arxivist.fetcher.source.PaperSource;
import io.arxivist.fetcher.source.SourceQuery;
import io.arxivist.fetcher.source.SourceRecord;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class HarvestTests {
  private static final Clock CLOCK = Clock.fixed(Samples.START, ZoneOffset.UTC);
  private static final List<String> ALL = List.of(DayLedger.ALL);
  private static final HarvestRequest REQUEST =
      new HarvestRequest(
          HarvestTarget.CLASSIFICATION, HarvestSource.OAI, null, null, null, List.of(), null, null);

  private final KnownDays known = new KnownDays();
  private final DayLedger ledger =
      new DayLedger(new DayRules(AnnouncementCalendar.with(List.of())), known.store(), CLOCK);

  /* Sample papers are a day apart whatever their ids, and the last of many are of the future. */
  private final QualityGate gate =
      new QualityGate(
          Expectations.usual(ArxivTaxonomy.load(), CLOCK)
              .allowing(Map.of("dates_possible", 1.0, "id_in_month", 1.0)),
          true,
          new SimpleMeterRegistry());

  private final List<HarvestedPaper> kept = new ArrayList<>();
  private final Destination destination =
      new Destination() {
        @Override
        public boolean has(Paper paper) {
          return kept.stream().anyMatch(before -> before.paper().equals(paper));
        }

        @Override
        public long kept() {
          return kept.size();
        }

        @Override
        public void append(List<HarvestedPaper> batch) {
          kept.addAll(batch);
        }

        @Override
        public Division finish() {
          return new Division(0, kept.size());
        }
      };

  @Test
  void keepsPapersAndCountsTheRest() {
    RecordingContext context = new RecordingContext();
    Harvest harvest =
        harvest(
            context,
            Stream.concat(
                found(2),
                Stream.of(
                    new SourceRecord.Refused("line 3", "id: is missing"),
                    new SourceRecord.Deleted("oai:x"))));

    harvest.read(SourceQuery.EVERYTHING, ALL, null);

    assertThat(kept).hasSize(2).allMatch(paper -> paper.source().equals("sample"));
    assertThat(harvest.refused()).isEqualTo(1);
    assertThat(harvest.deleted()).isEqualTo(1);
    assertThat(harvest.refusals()).containsExactly("line 3: id: is missing");
    assertThat(harvest.complete()).isTrue();
    assertThat(context.last()).isEqualTo(new JobProgress("fetch", 2, 1_700L, "papers"));
  }

  /* Each set has its own days in the ledger, which count all that the set lists. */
  @Test
  void takesWhatStandsInSeveralSetsOnce() {
    LocalDate day = LocalDate.ofInstant(Samples.START, ZoneOffset.UTC).minusDays(1);
    Map<String, Stream<SourceRecord>> lists = Map.of("cs", found(30), "math", found(50).skip(20));
    HarvestRequest twoSets =
        new HarvestRequest(
            HarvestTarget.CLASSIFICATION,
            HarvestSource.OAI,
            null,
            null,
            null,
            List.of("cs", "math"),
            null,
            null);
    Harvest harvest =
        harvest(
            new RecordingContext(),
            twoSets,
            query -> lists.get(query.sets().getFirst()).map(record -> on(day, record)));

    harvest.read(SourceQuery.EVERYTHING, twoSets.sets(), null);

    assertThat(kept).hasSize(50).doesNotHaveDuplicates();
    assertThat(known.day("cs", day.toString()).received()).isEqualTo(30);
    assertThat(known.day("math", day.toString()).received()).isEqualTo(30);
  }

  @Test
  void stopsAtTheLimit() {
    Harvest harvest = harvest(new RecordingContext(), found(1_700));

    harvest.read(SourceQuery.EVERYTHING, ALL, 1_001);

    assertThat(kept).hasSize(1_001);
    assertThat(harvest.kept()).isEqualTo(1_001);
    assertThat(harvest.complete()).isFalse();
  }

  @Test
  void keepsWhatCameBeforeACancellation() {
    Harvest harvest = harvest(new RecordingContext(700), found(1_700));

    assertThatThrownBy(() -> harvest.read(SourceQuery.EVERYTHING, ALL, null))
        .isInstanceOf(CancellationException.class);

    assertThat(kept).hasSize(700);
    assertThat(harvest.complete()).isFalse();
  }

  @Test
  void keepsEachPaperOnceWhenItIsRunAgain() {
    assertThatThrownBy(() ->
            harvest(new RecordingContext(700), found(1_700))
                .read(SourceQuery.EVERYTHING, ALL, null))
        .isInstanceOf(CancellationException.class);
    Harvest again = harvest(new RecordingContext(), Stream.concat(found(1_700), found(20)));

    again.read(SourceQuery.EVERYTHING, ALL, null);

    assertThat(kept).hasSize(1_700).doesNotHaveDuplicates();
    assertThat(again.kept()).isEqualTo(1_700);
  }

  @Test
  void countsWhatItBroughtBeforeTowardsTheLimit() {
    harvest(new RecordingContext(), found(600)).read(SourceQuery.EVERYTHING, ALL, null);
    Harvest again = harvest(new RecordingContext(), found(1_700));

    again.read(SourceQuery.EVERYTHING, ALL, 1_000);

    assertThat(kept).hasSize(1_000);
  }

  @Test
  void keepsWhatCameBeforeTheSourceFailed() {
    Stream<SourceRecord> breaking =
        Stream.concat(
            found(3),
            Stream.generate(() -> {
              throw new IllegalStateException("connection lost");
            }));

    Harvest harvest = harvest(new RecordingContext(), breaking);

    assertThatThrownBy(() -> harvest.read(SourceQuery.EVERYTHING, ALL, null))
        .hasMessage("connection lost");
    assertThat(kept).hasSize(3);
  }

  @Test
  void keepsNoBatchOnceAHardExpectationIsBroken() {
    Harvest harvest = harvest(new RecordingContext(), Stream.concat(found(4_000), refused(800)));

    assertThatThrownBy(() -> harvest.read(SourceQuery.EVERYTHING, ALL, null))
        .isInstanceOf(QualityBreachException.class)
        .hasMessageContaining("record_readable is broken: 800 of 4800 records");
    assertThat(kept).hasSize(4_000);
    assertThat(harvest.complete()).isFalse();
  }

  @Test
  void tellsTheLedgerOnlyOfWhatItKept() {
    LocalDate day = LocalDate.ofInstant(Samples.START, ZoneOffset.UTC).minusDays(1);
    Stream<SourceRecord> records =
        Stream.concat(found(4_000), refused(800)).map(record -> on(day, record));
    Harvest harvest = harvest(new RecordingContext(), records);

    assertThatThrownBy(() -> harvest.read(SourceQuery.EVERYTHING, ALL, null))
        .isInstanceOf(QualityBreachException.class);

    LedgerDay told = known.day(DayLedger.ALL, day.toString());
    assertThat(told.received()).isEqualTo(kept.size()).isEqualTo(4_000);
    assertThat(told.refused()).isZero();
    assertThat(told.reasons()).singleElement().asString().contains("record_readable is broken");
  }

  @Test
  void keepsNothingOfASmallHarvestThatBreaksAHardExpectation() {
    Harvest harvest = harvest(new RecordingContext(), Stream.concat(refused(5), found(10)));

    assertThatThrownBy(() -> harvest.read(SourceQuery.EVERYTHING, ALL, null))
        .isInstanceOf(QualityBreachException.class);
    assertThat(kept).isEmpty();
    assertThat(harvest.complete()).isFalse();
  }

  @Test
  void judgesWhatItBroughtBeforeAsWellWhenItIsRunAgain() {
    harvest(new RecordingContext(), found(1_000)).read(SourceQuery.EVERYTHING, ALL, null);
    Harvest again = harvest(new RecordingContext(), Stream.concat(found(1_000), refused(60)));

    again.read(SourceQuery.EVERYTHING, ALL, null);

    assertThat(again.complete()).isTrue();
  }

  private Harvest harvest(RecordingContext context, Stream<SourceRecord> records) {
    return harvest(context, REQUEST, query -> records);
  }

  private Harvest harvest(
      RecordingContext context,
      HarvestRequest request,
      Function<SourceQuery, Stream<SourceRecord>> lists) {
    PaperSource source =
        new PaperSource() {
          @Override
          public String name() {
            return "sample";
          }

          @Override
          public PaperReader open(SourceQuery query) {
            return reader(lists.apply(query).iterator());
          }
        };
    return new Harvest(
        source, destination, ledger.open(request, "sample", "job-1"), gate.open(), context, CLOCK);
  }

  private static PaperReader reader(Iterator<SourceRecord> left) {
    return new PaperReader() {
      @Override
      public @Nullable SourceRecord next() {
        return left.hasNext() ? left.next() : null;
      }

      @Override
      public Long expected() {
        return 1_700L;
      }

      @Override
      public void close() {
        // Nothing is open.
      }
    };
  }

  private static SourceRecord on(LocalDate day, SourceRecord record) {
    return switch (record) {
      case SourceRecord.Found found -> new SourceRecord.Found(found.paper(), day);
      case SourceRecord.Refused refused ->
          new SourceRecord.Refused(refused.where(), refused.reason(), day);
      case SourceRecord.Deleted deleted -> new SourceRecord.Deleted(deleted.where(), day);
    };
  }

  private static Stream<SourceRecord> refused(int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> new SourceRecord.Refused("line " + i, "title: is missing"));
  }

  private static Stream<SourceRecord> found(int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> (SourceRecord) new SourceRecord.Found(Samples.paper(i)));
  }
}
