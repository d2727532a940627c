package io.arxivist.fetcher.schedule;

import io.arxivist.core.harvest.HarvestRequest;
import io.arxivist.core.harvest.HarvestResult;
import io.arxivist.core.harvest.PushRequest;
import io.arxivist.core.harvest.PushResult;
import io.arxivist.core.harvest.RefillRequest;
import io.arxivist.core.harvest.RefillResult;
import io.arxivist.fetcher.FetcherProperties;
import io.arxivist.fetcher.FetcherProperties.Schedule;
import io.arxivist.fetcher.ledger.DayRules;
import io.arxivist.fetcher.ledger.LedgerView;
import io.arxivist.fetcher.ledger.SourceNames;
import io.arxivist.fetcher.localqueue.LocalQueues;
import io.arxivist.service.job.AwaitedJobs;
import io.arxivist.service.job.JobHandler;
import java.time.Clock;
import java.util.Locale;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@ConditionalOnBooleanProperty("fetcher.schedule.enabled")
class ScheduleConfiguration {

  @Bean
  ScheduledRun.Jobs scheduledJobs(
      JobHandler<HarvestRequest, HarvestResult> harvests,
      JobHandler<RefillRequest, RefillResult> refills,
      JobHandler<PushRequest, PushResult> pushes,
      AwaitedJobs awaited) {
    return new ScheduledRun.Jobs(harvests, refills, pushes, awaited);
  }

  @Bean
  ScheduledRun scheduledRun(
      FetcherProperties properties,
      LedgerView ledger,
      DayRules rules,
      LocalQueues queues,
      ScheduledRun.Jobs jobs,
      Clock clock) {
    Schedule schedule = properties.schedule();
    String papersCarry =
        properties.arxiv().sourceName(schedule.source().name().toLowerCase(Locale.ROOT));
    return new ScheduledRun(
        schedule,
        SourceNames.of(schedule.source(), papersCarry),
        ledger,
        rules,
        queues,
        jobs,
        clock);
  }

  @Bean
  ContinuousMode continuousMode(FetcherProperties properties, ScheduledRun run, Clock clock) {
    return new ContinuousMode(properties.schedule().cron(), run, clock);
  }
}
