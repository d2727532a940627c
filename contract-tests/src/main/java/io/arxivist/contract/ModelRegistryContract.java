package io.arxivist.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.arxivist.core.registry.ModelRegistry;
import io.arxivist.core.registry.ModelVersion;
import io.arxivist.core.registry.RegistryException;
import io.arxivist.core.registry.RunDraft;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * What every {@link ModelRegistry} does. The registry may hold runs and versions of earlier tests:
 * a server cannot be emptied.
 */
public abstract class ModelRegistryContract extends RecordedRunsContract {
  /** The registered model's tag LATEST_TRAINING_RUN_ID, read past the port. */
  protected abstract String championTag();

  @Test
  void registersTheNextVersionOfARunsModel() {
    String first = registry().record(draft("first"), artifacts());
    String second = registry().record(draft("second"), artifacts());

    ModelVersion older = registry().register(first);
    ModelVersion newer = registry().register(second);

    assertThat(Integer.parseInt(newer.version())).isEqualTo(Integer.parseInt(older.version()) + 1);
    assertThat(newer.runId()).isEqualTo(second);
    assertThat(newer.createdAt()).isAfter(STARTED);
    assertThat(open().versions().subList(0, 2)).containsExactly(newer, older);
    assertThat(open().findByRun(first)).contains(older);
  }

  @Test
  void registersNoRunWithoutAModel() throws IOException {
    Path bare = Files.createDirectory(folder.resolve("bare"));
    Files.writeString(bare.resolve("note.txt"), "no model");
    String id = registry().record(draft("bare"), bare);

    assertThatThrownBy(() -> registry().register(id))
        .isInstanceOf(RegistryException.class)
        .hasMessageContaining(id);
    assertThatThrownBy(() -> registry().register(UNKNOWN_RUN))
        .isInstanceOf(RegistryException.class)
        .hasMessageContaining(UNKNOWN_RUN);
  }

  @Test
  void anAliasNamesOneVersionAtATime() {
    ModelVersion older = registered("older");
    ModelVersion newer = registered("newer");

    registry().assignAlias(ModelRegistry.CHAMPION, older.version());
    registry().assignAlias(ModelRegistry.CHAMPION, newer.version());
    registry().assignAlias("challenger", newer.version());

    ModelVersion champion = open().findByAlias(ModelRegistry.CHAMPION).orElseThrow();
    assertThat(champion.version()).isEqualTo(newer.version());
    assertThat(champion.aliases()).containsExactly("challenger", ModelRegistry.CHAMPION).isSorted();
    assertThat(open().findByRun(older.runId()).orElseThrow().aliases()).isEmpty();
    assertThat(championTag()).isEqualTo(newer.runId());
  }

  @Test
  void anAliasCanGoBackToAnOlderVersion() {
    ModelVersion older = registered("older");
    registry().assignAlias(ModelRegistry.CHAMPION, registered("newer").version());

    registry().assignAlias(ModelRegistry.CHAMPION, older.version());

    assertThat(registry().findByAlias(ModelRegistry.CHAMPION).map(ModelVersion::runId))
        .contains(championTag())
        .contains(older.runId());
  }

  @Test
  void anAliasIsTakenAwayAndStaysAway() {
    ModelVersion version = registered("run");
    registry().assignAlias(ModelRegistry.CHAMPION, version.version());
    registry().assignAlias(ModelRegistry.CHALLENGER, version.version());

    registry().removeAlias(ModelRegistry.CHALLENGER);
    registry().removeAlias(ModelRegistry.CHALLENGER);
    registry().removeAlias("nobody");

    assertThat(open().findByAlias(ModelRegistry.CHALLENGER)).isEmpty();
    assertThat(open().findByRun(version.runId()).orElseThrow().aliases())
        .containsExactly(ModelRegistry.CHAMPION);
  }

  @Test
  void knowsNoAliasThatWasNeverAssigned() {
    registry().removeAlias(ModelRegistry.CHALLENGER);
    assertThat(registry().findByAlias(ModelRegistry.CHALLENGER)).isEmpty();

    registered("run");

    assertThat(registry().findByAlias("nobody")).isEmpty();
    assertThat(registry().findByAlias("v2")).isEmpty();
  }

  @Test
  void assignsNoAliasToAVersionThatIsNotThere() {
    ModelVersion version = registered("run");

    assertThatThrownBy(() -> registry().assignAlias(ModelRegistry.CHAMPION, "99999"))
        .isInstanceOf(RegistryException.class)
        .hasMessageContaining("99999");
    assertThatThrownBy(() -> registry().assignAlias("v2", version.version()))
        .isInstanceOf(RegistryException.class)
        .hasMessageContaining("v2");
  }

  @Test
  void writersAtTheSameTimeDoNotDisturbEachOther() throws Exception {
    List<Callable<ModelVersion>> writers = new ArrayList<>();
    for (int n = 0; n < 4; n++) {
      ModelRegistry own = open();
      RunDraft draft = draft("writer " + n);
      writers.add(() -> own.register(own.record(draft, artifacts())));
    }

    List<ModelVersion> made = new ArrayList<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (Future<ModelVersion> each : threads.invokeAll(writers)) {
        made.add(each.get());
      }
    }

    assertThat(made.stream().map(ModelVersion::version).collect(Collectors.toSet())).hasSize(4);
    assertThat(registry().versions()).containsAll(made);
  }

  @Test
  void hasNoProblem() {
    assertThat(registry().problem()).isEmpty();
  }

  private ModelVersion registered(String name) {
    return registry().register(registry().record(draft(name), artifacts()));
  }
}
