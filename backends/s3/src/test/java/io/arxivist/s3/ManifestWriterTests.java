package io.arxivist.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.arxivist.core.archive.ArchiveException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ManifestWriterTests {
  private static final LocalDate DAY = LocalDate.of(2026, 11, 2);
  private static final Duration SHORT = Duration.ofMillis(20);
  private static final Duration NEVER = Duration.ofDays(1);

  private final List<LocalDate> written = new CopyOnWriteArrayList<>();
  private final AtomicBoolean away = new AtomicBoolean();
  private ManifestWriter writer;

  @AfterEach
  void close() {
    away.set(false);
    writer.close();
  }

  @Test
  void writesOnceNothingCameForAMoment() {
    writer = writer(Optional.empty(), SHORT, NEVER);

    writer.mark(DAY);

    await().until(() -> written.equals(List.of(DAY)));
  }

  @Test
  void writesUnderLoadAsWell() {
    writer = writer(Optional.empty(), Duration.ofMillis(500), Duration.ofMillis(600));

    await()
        .pollInterval(Duration.ofMillis(10))
        .until(() -> {
          writer.mark(DAY);
          return !written.isEmpty();
        });
  }

  @Test
  void beginsWithTheNewestDay() {
    writer = writer(Optional.of(DAY), SHORT, NEVER);

    await().until(() -> written.equals(List.of(DAY)));
  }

  @Test
  void triesAgainWhenTheArchiveWasAway() {
    away.set(true);
    writer = writer(Optional.empty(), SHORT, SHORT);
    writer.mark(DAY);
    assertThatThrownBy(writer::flush).isInstanceOf(ArchiveException.class);

    away.set(false);

    await().until(() -> written.contains(DAY));
  }

  @Test
  void writesWhatIsBehindAtTheEnd() {
    writer = writer(Optional.empty(), NEVER, NEVER);
    writer.mark(DAY);
    writer.mark(DAY.plusDays(1));
    writer.mark(DAY);

    writer.close();

    assertThat(written).containsExactly(DAY, DAY.plusDays(1));
  }

  @Test
  void endsQuietlyWhenTheArchiveIsAway() {
    writer = writer(Optional.empty(), NEVER, NEVER);
    writer.mark(DAY);
    away.set(true);

    writer.close();

    assertThat(written).isEmpty();
  }

  private ManifestWriter writer(Optional<LocalDate> newest, Duration quiet, Duration longest) {
    return new ManifestWriter(
        day -> {
          if (away.get()) {
            throw new ArchiveException("away", null);
          }
          written.add(day);
        },
        () -> newest,
        quiet,
        longest);
  }
}
