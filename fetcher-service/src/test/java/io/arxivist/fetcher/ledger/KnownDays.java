package io.arxivist.fetcher.ledger;

import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.doAnswer;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import io.arxivist.core.harvest.LedgerDay;
import io.arxivist.mongodb.LedgerDayStore;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** The ledger's days in memory, laid over one another as MongoDB's are. */
public final class KnownDays {
  private final Map<String, LedgerDay> days = new TreeMap<>();
  private final LedgerDayStore store = mock(LedgerDayStore.class);

  public KnownDays() {
    doAnswer(
            noting -> {
              List<LedgerDay> pass = noting.getArgument(0);
              pass.forEach(this::note);
              return null;
            })
        .when(store)
        .note(any());
    when(store.days(any(), any(), any())).thenAnswer(reading -> List.copyOf(days.values()));
  }

  public LedgerDayStore store() {
    return store;
  }

  public LedgerDay day(String set, String day) {
    return Objects.requireNonNull(days.get(key(set, LocalDate.parse(day))), day);
  }

  public List<LedgerDay> all() {
    return List.copyOf(days.values());
  }

  private void note(LedgerDay day) {
    days.merge(key(day.set(), day.day()), day, (former, later) -> later.after(former));
  }

  private static String key(String set, LocalDate day) {
    return set + "/" + day;
  }
}
