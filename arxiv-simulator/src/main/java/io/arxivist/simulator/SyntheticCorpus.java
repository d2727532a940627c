package io.arxivist.simulator;

import io.arxivist.core.paper.Paper;
import io.arxivist.core.validation.Check;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;

/**
 * Papers that look like arXiv's and are none: a year of them, in 48 categories with a skewed mix,
 * the same for the same seed. Neighbouring fields share words, so a classifier can learn them and
 * cannot be always right.
 *
 * <p>Their ids follow arXiv's scheme with a number from 90001 on ({@code 2611.90001}): arXiv has
 * never numbered half as many papers in a month, so no id is a real paper's.
 */
public final class SyntheticCorpus implements Corpus {
  public static final int USUAL_SIZE = 4_000;
  public static final long USUAL_SEED = 7;

  /** The first number within a month; 9,999 numbers remain. */
  public static final int FIRST_NUMBER = 90_001;

  static final int LARGEST = 60_000;
  private static final int DAYS = 365;
  private static final double ZIPF_EXPONENT = 0.9;
  /* Moves the head of Zipf's law, so that the largest category has a tenth of all papers. */
  private static final double ZIPF_OFFSET = 2.7;
  private static final double LARGEST_NEIGHBOUR_SHARE = 0.45;
  private static final double ESTRANGED = 0.06;
  private static final double ESTRANGED_SHARE = 0.75;
  private static final double STRAY_SHARE = 0.08;
  private static final double CROSS_LISTED = 0.45;
  private static final double REVISED = 0.2;
  private static final int LONGEST_REVISION_DAYS = 90;
  private static final double WEEKEND_KEPT = 0.3;

  private final List<Paper> papers;

  private SyntheticCorpus(List<Paper> papers) {
    this.papers = List.copyOf(papers);
  }

  /**
   * Generates a corpus.
   *
   * @param size papers, 1 to 60,000
   * @param lastDay the newest paper's day at most; the oldest is up to 365 days older
   */
  public static SyntheticCorpus generate(int size, long seed, LocalDate lastDay) {
    Check.atLeast("papers", size, 1);
    Check.within("papers", size, 1, LARGEST);
    return new SyntheticCorpus(new Generation(seed, lastDay).papers(size));
  }

  /**
   * Generates so many papers on each of the days, and none on any other: none of them is ever
   * revised. For schedules, where a test must know what each day brings.
   *
   * @param papersPerDay 60,000 papers at most in all
   */
  public static SyntheticCorpus ofDays(SortedMap<LocalDate, Integer> papersPerDay, long seed) {
    List<LocalDate> days = new ArrayList<>();
    papersPerDay.forEach((day, papers) -> days.addAll(Collections.nCopies(papers, day)));
    Check.within("papers", days.size(), 1, LARGEST);
    return new SyntheticCorpus(new Generation(seed, LocalDate.MIN).papers(days));
  }

  /** The corpus that the suite shows when there is nothing else: up to the clock's today. */
  public static SyntheticCorpus usual(Clock clock) {
    return generate(USUAL_SIZE, USUAL_SEED, LocalDate.now(clock));
  }

  /** All papers, oldest first. */
  public List<Paper> papers() {
    return papers;
  }

  @Override
  public List<ArchivedPaper> archive() {
    return papers.stream().map(paper -> new ArchivedPaper(paper, null, false)).toList();
  }

  /** The same with arXiv's rarer cases among them: see {@link VariedPapers}. */
  public Corpus varied(long seed) {
    return Corpus.ofArchive(new VariedPapers(seed).of(papers));
  }

  private static final class Generation {
    private final List<Field> fields = Field.load();
    private final Map<String, Field> byCode =
        fields.stream().collect(Collectors.toMap(Field::code, Function.identity()));
    private final Map<YearMonth, Integer> numbers = new HashMap<>();
    private final RandomGenerator random;
    private final LocalDate lastDay; // no revision is later
    private final PaperWriter writer;
    private final double[] cumulative;

    Generation(long seed, LocalDate lastDay) {
      this.random = new SplittableRandom(seed);
      this.lastDay = lastDay;
      this.writer = new PaperWriter(Grammar.load(), random);
      this.cumulative = cumulativeShares(fields.size());
    }

    List<Paper> papers(int size) {
      List<LocalDate> days = new ArrayList<>();
      while (days.size() < size) {
        LocalDate day = lastDay.minusDays(random.nextInt(DAYS));
        if (day.getDayOfWeek().compareTo(DayOfWeek.FRIDAY) <= 0
            || random.nextDouble() < WEEKEND_KEPT) {
          days.add(day);
        }
      }
      return papers(days.stream().sorted().toList());
    }

    /* Oldest first, for the numbers within a month follow the order of the days. */
    List<Paper> papers(List<LocalDate> sortedDays) {
      return sortedDays.stream().map(this::paper).toList();
    }

    private Paper paper(LocalDate day) {
      Topic topic = topic(fields.get(drawnField()));
      boolean revised = random.nextDouble() < REVISED;
      LocalDate revision = day.plusDays(random.nextInt(1, LONGEST_REVISION_DAYS));
      boolean updated = revised && !revision.isAfter(lastDay);
      return new Paper(
          id(day),
          updated ? 2 : 1,
          writer.title(topic),
          writer.abstractText(topic),
          categories(topic),
          writer.authors(),
          day,
          updated ? revision : null);
    }

    private Topic topic(Field own) {
      List<Field> neighbours =
          own.neighbours().stream().filter(byCode::containsKey).map(byCode::get).toList();
      Field neighbour = neighbours.get(random.nextInt(neighbours.size()));
      double share =
          random.nextDouble() < ESTRANGED
              ? ESTRANGED_SHARE
              : random.nextDouble() * LARGEST_NEIGHBOUR_SHARE;
      return new Topic(own, neighbour, share, STRAY_SHARE, fields);
    }

    private List<String> categories(Topic topic) {
      Set<String> categories = new LinkedHashSet<>();
      categories.add(topic.own().code());
      if (random.nextDouble() < CROSS_LISTED) {
        categories.add(topic.neighbour().code());
      }
      if (random.nextDouble() < CROSS_LISTED / 2) {
        List<String> others = topic.own().neighbours();
        categories.add(others.get(random.nextInt(others.size())));
      }
      return List.copyOf(categories);
    }

    private String id(LocalDate day) {
      int number = numbers.merge(YearMonth.from(day), FIRST_NUMBER, (last, first) -> last + 1);
      return "%02d%02d.%05d".formatted(day.getYear() % 100, day.getMonthValue(), number);
    }

    private int drawnField() {
      double draw = random.nextDouble();
      int field = 0;
      while (field < cumulative.length - 1 && cumulative[field] < draw) {
        field++;
      }
      return field;
    }

    private static double[] cumulativeShares(int fields) {
      double[] shares = new double[fields];
      double sum = 0;
      for (int rank = 0; rank < fields; rank++) {
        sum += Math.pow(rank + ZIPF_OFFSET, -ZIPF_EXPONENT);
        shares[rank] = sum;
      }
      for (int rank = 0; rank < fields; rank++) {
        shares[rank] /= sum;
      }
      return shares;
    }
  }
}
