package io.arxivist.ui;

import static org.assertj.core.api.Assertions.assertThat;

import io.arxivist.core.decision.DecisionKind;
import io.arxivist.core.decision.DecisionOutcome;
import io.arxivist.core.decision.GateVerdict;
import io.arxivist.core.drift.DriftKind;
import io.arxivist.core.drift.DriftVerdict;
import io.arxivist.core.harvest.DayState;
import io.arxivist.core.harvest.HarvestSource;
import io.arxivist.core.harvest.HarvestTarget;
import io.arxivist.core.job.JobState;
import io.arxivist.core.queue.QueueName;
import io.arxivist.ui.jobs.JobKind;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.EncodedResource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.core.io.support.PropertiesLoaderUtils;

/**
 * Templates and messages.properties know the same keys, and templates hold no text of their own.
 */
class MessagesTests {
  private static final Pattern KEY = Pattern.compile("#\\{([a-zA-Z0-9_.-]+)");

  /* Keys that are put together from a value, or named by Java code. */
  private static final Pattern COMPOSED =
      Pattern.compile(
          "(fault|source|source\\.short|job\\.kind|job\\.state|verdict|drift\\.kind|metric|error"
              + "|error\\.\\w+|day|day\\.sign|target|queue|queues\\.parked|decisions\\.\\w+|harvests\\.form|harvests\\.form\\.\\w+|why\\.part)\\.[\\w/-]+");

  @Test
  void everyKeyOfATemplateHasItsMessage() throws IOException {
    assertThat(messages().stringPropertyNames()).containsAll(usedKeys());
  }

  @Test
  void everyMessageIsUsed() throws IOException {
    Set<String> used = usedKeys();

    assertThat(messages().stringPropertyNames())
        .allMatch(key -> used.contains(key) || COMPOSED.matcher(key).matches());
  }

  @Test
  void everyConstantHasItsWord() throws IOException {
    Set<String> needed = new TreeSet<>(Set.of("fault.gateway", "fault.unreadable", "fault.status"));
    Arrays.stream(JobState.values()).forEach(state -> needed.add("job.state." + state.name()));
    Arrays.stream(DriftVerdict.values()).forEach(word -> needed.add("verdict." + word.name()));
    Arrays.stream(DriftKind.values()).forEach(kind -> needed.add("drift.kind." + kind.name()));
    Arrays.stream(JobKind.values()).forEach(kind -> needed.add("job.kind." + kind.path()));
    Arrays.stream(QueueName.values())
        .forEach(
            name -> needed.addAll(Set.of("queue." + lower(name), "queues.parked." + lower(name))));
    Arrays.stream(HarvestTarget.values()).forEach(name -> needed.add("target." + lower(name)));
    Arrays.stream(HarvestSource.values())
        .forEach(name -> needed.add("source.short." + lower(name)));
    Arrays.stream(DayState.values())
        .filter(state -> state != DayState.NOTHING_ANNOUNCED)
        .forEach(state -> needed.addAll(Set.of("day." + lower(state), "day.sign." + lower(state))));
    Arrays.stream(DecisionKind.values())
        .forEach(kind -> needed.add("decisions.kind." + kind.name()));
    Arrays.stream(DecisionOutcome.values())
        .forEach(outcome -> needed.add("decisions.outcome." + outcome.name()));
    Arrays.stream(GateVerdict.values())
        .forEach(verdict -> needed.add("decisions.verdict." + verdict.name()));
    for (String part : List.of("encoder", "prior", "otherTerms")) {
      needed.add("why.part." + part);
    }
    for (String kind : List.of("absent", "down", "foreign", "failed")) {
      needed.add("error." + kind);
      needed.add("error." + kind + ".hint");
    }

    assertThat(messages().stringPropertyNames()).containsAll(needed);
  }

  private static String lower(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }

  private static Set<String> usedKeys() throws IOException {
    Set<String> keys = new TreeSet<>();
    for (Resource template :
        new PathMatchingResourcePatternResolver()
            .getResources("classpath:ui/templates/**/*.html")) {
      Matcher matcher = KEY.matcher(template.getContentAsString(StandardCharsets.UTF_8));
      while (matcher.find()) {
        keys.add(matcher.group(1));
      }
    }
    assertThat(keys).hasSizeGreaterThan(60);
    return keys;
  }

  private static Properties messages() throws IOException {
    return PropertiesLoaderUtils.loadProperties(
        new EncodedResource(
            new ClassPathResource("ui/messages.properties"), StandardCharsets.UTF_8));
  }
}
