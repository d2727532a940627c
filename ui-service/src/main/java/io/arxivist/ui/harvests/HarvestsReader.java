package io.arxivist.ui.harvests;

import io.arxivist.core.harvest.LedgerCalendar;
import io.arxivist.core.harvest.LedgerEntry;
import io.arxivist.core.job.JobView;
import io.arxivist.ui.gateway.Answer;
import io.arxivist.ui.gateway.Gateway;
import io.arxivist.ui.jobs.JobKind;
import io.arxivist.ui.jobs.Jobs;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.stereotype.Component;

/** Asks for the ledger and the newest harvests at once. */
@Component
class HarvestsReader {
  private static final ParameterizedTypeReference<LedgerCalendar> CALENDAR =
      ParameterizedTypeReference.forType(LedgerCalendar.class);
  private static final ParameterizedTypeReference<List<LedgerEntry>> LINES =
      new ParameterizedTypeReference<>() {};
  private static final int HARVESTS = 10;

  private final Gateway gateway;
  private final Jobs jobs;
  private final Clock clock;

  HarvestsReader(Gateway gateway, Jobs jobs, Clock clock) {
    this.gateway = gateway;
    this.jobs = jobs;
    this.clock = clock;
  }

  LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
  }

  HarvestsPage read(LedgerQuery query) {
    LocalDate today = today();
    var calendar = gateway.ask(() -> calendar(query, today));
    var lines =
        gateway.ask(() ->
            gateway.get(uri -> uri.path("/ledger").queryParam("limit", HARVESTS).build(), LINES));
    var harvests = gateway.ask(() -> jobs.newest(JobKind.HARVESTS, HARVESTS));
    return new HarvestsPage(
        query,
        today,
        calendar.join().orNull(),
        lines(harvests.join(), lines.join()),
        Stream.of(calendar.join(), lines.join(), harvests.join())
            .map(Answer::fault)
            .filter(Objects::nonNull)
            .distinct()
            .toList());
  }

  /* Days of all series: the reader may turn to another one, and the list of them is whole. */
  private Answer<LedgerCalendar> calendar(LedgerQuery query, LocalDate today) {
    return gateway.get(
        uri ->
            uri.path("/ledger/days")
                .queryParam("from", query.from(today))
                .queryParam("until", query.last(today))
                .build(),
        CALENDAR);
  }

  private static @Nullable List<HarvestLine> lines(
      Answer<List<JobView>> jobs, Answer<List<LedgerEntry>> entries) {
    List<JobView> knownJobs = jobs.orNull();
    List<LedgerEntry> knownEntries = entries.orNull();
    return knownJobs == null && knownEntries == null
        ? null
        : HarvestLine.newest(
            knownJobs == null ? List.of() : knownJobs,
            knownEntries == null ? List.of() : knownEntries,
            HARVESTS);
  }
}
