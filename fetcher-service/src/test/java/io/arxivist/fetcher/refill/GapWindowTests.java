package io.arxivist.fetcher.refill;

import static org.assertj.core.api.Assertions.assertThat;

import io.arxivist.core.harvest.DayState;
import io.arxivist.core.harvest.HarvestRequest;
import io.arxivist.core.harvest.HarvestSource;
import io.arxivist.core.harvest.HarvestTarget;
import io.arxivist.core.harvest.LedgerDay;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class GapWindowTests {

  @Test
  void joinsGapsThatFollowOneAnotherOverADayWithoutAnnouncement() {
    List<GapWindow> windows =
        GapWindow.of(
            List.of(
                day("oai", "cs", 5, DayState.COMPLETE),
                day("oai", "cs", 6, DayState.MISSING),
                day("oai", "cs", 7, DayState.NOTHING_ANNOUNCED),
                day("oai", "cs", 8, DayState.NOTHING_ANNOUNCED),
                day("oai", "cs", 9, DayState.INCOMPLETE),
                day("oai", "cs", 10, DayState.COMPLETE),
                day("oai", "cs", 11, DayState.INCOMPLETE),
                day("oai", "cs", 12, DayState.OPEN)));

    assertThat(windows).containsExactly(window("cs", 6, 9, 2), window("cs", 11, 11, 1));
  }

  @Test
  void keepsSeriesApart() {
    List<GapWindow> windows =
        GapWindow.of(
            List.of(
                day("oai", "cs", 5, DayState.MISSING), day("oai", "math", 6, DayState.MISSING)));

    assertThat(windows).containsExactly(window("cs", 5, 5, 1), window("math", 6, 6, 1));
  }

  @Test
  void leavesTheGapsOfAFeed() {
    assertThat(GapWindow.of(List.of(day("rss", "cs", 5, DayState.MISSING)))).isEmpty();
  }

  @Test
  void asksTheInterfaceOfTheSeriesForItsDays() {
    HarvestRequest ofASet =
        GapWindow.of(List.of(day("simulator-api", "cs", 5, DayState.MISSING))).getFirst().harvest();
    HarvestRequest ofAll =
        GapWindow.of(List.of(day("oai", "", 5, DayState.MISSING))).getFirst().harvest();

    assertThat(ofASet.source()).isEqualTo(HarvestSource.API);
    assertThat(ofASet.sets()).containsExactly("cs");
    assertThat(ofASet.from()).isEqualTo("2026-11-05");
    assertThat(ofASet.until()).isEqualTo("2026-11-05");
    assertThat(ofAll.source()).isEqualTo(HarvestSource.OAI);
    assertThat(ofAll.sets()).isEmpty();
  }

  private static GapWindow window(String set, int from, int until, int gaps) {
    return new GapWindow(
        HarvestTarget.CLASSIFICATION,
        "oai",
        set,
        LocalDate.of(2026, 11, from),
        LocalDate.of(2026, 11, until),
        gaps);
  }

  private static LedgerDay day(String source, String set, int day, DayState state) {
    return new LedgerDay(
        HarvestTarget.CLASSIFICATION,
        source,
        set,
        LocalDate.of(2026, 11, day),
        state,
        null,
        0,
        0,
        0,
        0,
        List.of(),
        null,
        null);
  }
}
