package io.arxivist.fetcher.schedule;

import io.arxivist.core.harvest.HarvestRequest;
import io.arxivist.core.harvest.HarvestResult;
import io.arxivist.core.harvest.HarvestSource;
import io.arxivist.core.harvest.HarvestTarget;
import io.arxivist.core.harvest.LedgerSeries;
import io.arxivist.core.harvest.PushRequest;
import io.arxivist.core.harvest.PushResult;
import io.arxivist.core.harvest.RefillRequest;
import io.arxivist.core.harvest.RefillResult;
import io.arxivist.core.job.Job;
import io.arxivist.core.queue.QueueName;
import io.arxivist.fetcher.FetcherProperties.Schedule;
import io.arxivist.fetcher.ledger.DayLedger;
import io.arxivist.fetcher.ledger.DayRules;
import io.arxivist.fetcher.ledger.LedgerView;
import io.arxivist.fetcher.localqueue.LocalQueues;
import io.arxivist.service.job.AwaitedJobs;
import io.arxivist.service.job.JobHandler;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What is due at one time of the schedule. Harvest and refill have the time in their keys, so that
 * of several fetchers, and of several starts of one, all take part in the same jobs. A push has no
 * key: each fetcher pushes what stands on its own disk, which is nothing the second time.
 */
final class ScheduledRun {
  private static final Logger LOG = LoggerFactory.getLogger(ScheduledRun.class);

  private final Schedule schedule;
  private final String source;
  private final LedgerView ledger;
  private final DayRules rules;
  private final LocalQueues queues;
  private final Jobs jobs;
  private final Clock clock;

  /** The kinds of job that a run consists of. */
  record Jobs(
      JobHandler<HarvestRequest, HarvestResult> harvests,
      JobHandler<RefillRequest, RefillResult> refills,
      JobHandler<PushRequest, PushResult> pushes,
      AwaitedJobs awaited) {}

  /**
   * Prepares the runs of a schedule.
   *
   * @param source the ledger's name of the schedule's source
   */
  ScheduledRun(
      Schedule schedule,
      String source,
      LedgerView ledger,
      DayRules rules,
      LocalQueues queues,
      Jobs jobs,
      Clock clock) {
    this.schedule = schedule;
    this.source = source;
    this.ledger = ledger;
    this.rules = rules;
    this.queues = queues;
    this.jobs = jobs;
    this.clock = clock;
  }

  /**
   * Does what is due; what was done for the same time before is not done again.
   *
   * @return what was submitted, in words; empty where there was nothing to do
   */
  List<String> run(Instant due) {
    List<String> done = new ArrayList<>();
    for (HarvestTarget target : schedule.targets()) {
      harvest(due, target).ifPresent(done::add);
      refill(due, target).ifPresent(done::add);
    }
    for (QueueName queue : QueueName.values()) {
      push(queue).ifPresent(done::add);
    }
    LOG.info("due {}: {}", due, done.isEmpty() ? "nothing to do" : String.join("; ", done));
    return done;
  }

  private Optional<String> harvest(Instant due, HarvestTarget target) {
    String key = key(due, "harvest", target);
    Optional<HarvestRequest> lacking = lacking(target);
    if (lacking.isEmpty() && jobs.awaited().submitted(jobs.harvests(), key).isEmpty()) {
      return Optional.empty();
    }
    HarvestRequest request = lacking.orElseGet(() -> request(target, today(), today()));
    return Optional.of(ended(jobs.harvests(), request, key));
  }

  private Optional<String> refill(Instant due, HarvestTarget target) {
    String key = key(due, "refill", target);
    RefillRequest recent =
        new RefillRequest(
            target, source, today().minusDays(schedule.refillDays()), null, schedule.sets());
    boolean pointless = schedule.source() == HarvestSource.RSS || ledger.gaps(recent).isEmpty();
    if (pointless && jobs.awaited().submitted(jobs.refills(), key).isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(ended(jobs.refills(), recent, key));
  }

  private Optional<String> push(QueueName queue) {
    return queues.target(queue).size() == 0
        ? Optional.empty()
        : Optional.of(ended(jobs.pushes(), new PushRequest(queue), null));
  }

  /** The days after those that were asked for before, up to the last one that is over. */
  private Optional<HarvestRequest> lacking(HarvestTarget target) {
    LocalDate until = today();
    while (!rules.over(schedule.source(), until, clock.instant())) {
      until = until.minusDays(1);
    }
    LocalDate from = until.plusDays(1);
    List<LedgerSeries> known = ledger.series();
    for (String set : schedule.sets().isEmpty() ? List.of(DayLedger.ALL) : schedule.sets()) {
      LocalDate begin = afterTheLast(known, target, set).orElse(until);
      from = begin.isBefore(from) ? begin : from;
    }
    boolean nothing =
        from.datesUntil(until.plusDays(1)).noneMatch(day -> rules.expects(schedule.source(), day));
    return nothing ? Optional.empty() : Optional.of(request(target, from, until));
  }

  private Optional<LocalDate> afterTheLast(
      List<LedgerSeries> known, HarvestTarget target, String set) {
    return known.stream()
        .filter(series -> series.target() == target)
        .filter(series -> series.source().equals(source) && series.set().equals(set))
        .findFirst()
        .map(series -> series.last().plusDays(1));
  }

  private HarvestRequest request(HarvestTarget target, LocalDate from, LocalDate until) {
    boolean feed = schedule.source() == HarvestSource.RSS;
    return new HarvestRequest(
        target,
        schedule.source(),
        null,
        feed ? null : from,
        feed ? null : until,
        schedule.sets(),
        null,
        null);
  }

  private <Q> String ended(JobHandler<Q, ?> handler, Q request, @Nullable String key) {
    Job job = jobs.awaited().ended(handler, request, key, () -> {});
    String state = job.state().name().toLowerCase(Locale.ROOT);
    String reason = job.error() == null ? "" : " (" + job.error() + ")";
    return job.kind() + "/" + job.id() + " " + state + reason;
  }

  private LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
  }

  private static String key(Instant due, String step, HarvestTarget target) {
    return "schedule/" + due + "/" + step + "/" + target.wireName();
  }
}
