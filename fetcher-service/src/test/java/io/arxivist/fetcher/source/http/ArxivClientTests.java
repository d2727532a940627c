package io.arxivist.fetcher.source.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.arxivist.fetcher.source.SourceException;
import io.arxivist.fetcher.source.SourceException.Kind;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ArxivClientTests {
  private static final Duration PAUSE = Duration.ofSeconds(3);
  private static final Duration DEADLINE = Duration.ofSeconds(10);

  private final TestClock clock = new TestClock();
  private final Instant start = clock.instant();
  private final ScriptedServer server = new ScriptedServer();
  private final RequestPacer pacer = new LocalPacer(PAUSE, clock, clock);

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void keepsEveryOtherClientBackForAsLongAsTheServerAsks() {
    server.answers(429, "60", "");
    server.answers("other");

    assertThatThrownBy(() -> ask(client(0, DEADLINE))).hasMessageEndingWith("answered 429");
    ask(client(0, DEADLINE));

    assertThat(passed()).isEqualTo(Duration.ofSeconds(60));
  }

  @Test
  void keepsEveryOtherClientBackWhenTheServerIsOverloadedAndNamesNoTime() {
    server.answers(503, null, "");
    server.answers("other");

    assertThatThrownBy(() -> ask(client(0, DEADLINE))).hasMessageEndingWith("answered 503");
    ask(client(0, DEADLINE));

    assertThat(passed()).isEqualTo(Duration.ofSeconds(5));
  }

  @Test
  void failsAtOnceRatherThanAskSoonerThanItMay() {
    server.answers(503, "7200", "");

    assertThat(failure(() -> ask(client(4, DEADLINE)))).isEqualTo(Kind.BUSY);
    assertThatThrownBy(() -> ask(client(4, DEADLINE)))
        .hasMessage("arXiv asked not to be asked before 2026-11-24T12:00:00Z");
    assertThat(server.questions()).hasSize(1);
  }

  @Test
  void followsARedirectOnTheSameServerAtThePace() {
    server.answers(301, Map.of("Location", "/elsewhere?a=1"), new byte[0]);
    server.answers("there");

    assertThat(ask(client(0, DEADLINE))).isEqualTo("there");
    assertThat(server.questions()).containsExactly("/here", "/elsewhere?a=1");
    assertThat(passed()).isEqualTo(PAUSE);
  }

  @Test
  void refusesARedirectToAnotherServer() {
    server.answers(302, Map.of("Location", "http://localhost/x"), new byte[0]);

    assertThatThrownBy(() -> ask(client(4, DEADLINE)))
        .hasMessageEndingWith(
            "redirects to http://localhost/x, which is another server or less secure");
    assertThat(server.questions()).hasSize(1);
  }

  @Test
  void refusesToBeRedirectedForEver() {
    for (int i = 0; i < 6; i++) {
      server.answers(307, Map.of("Location", "/here"), new byte[0]);
    }

    assertThat(failure(() -> ask(client(4, DEADLINE)))).isEqualTo(Kind.REFUSED);
    assertThat(passed()).isEqualTo(PAUSE.multipliedBy(5));
  }

  @Test
  void givesUpAnAnswerThatTricklesForEver() {
    server.trickles("<page>");

    assertThatThrownBy(() -> ask(client(0, Duration.ofMillis(300))))
        .isInstanceOfSatisfying(
            SourceException.class, failed -> assertThat(failed.kind()).isEqualTo(Kind.DOWN))
        .hasMessageContaining("no whole answer within");
  }

  @Test
  void readsAnAnswerInGzip() throws IOException {
    server.answers(200, Map.of("Content-Encoding", "gzip"), zipped(1, "text"));

    assertThat(ask(client(0, DEADLINE))).isEqualTo("text");
  }

  @Test
  void asksAgainForAnAnswerInGzipThatIsCutOff() throws IOException {
    byte[] whole = zipped(1, "text");
    server.answers(200, Map.of("Content-Encoding", "gzip"), Arrays.copyOf(whole, whole.length / 2));
    server.answers("second");

    assertThat(ask(client(1, DEADLINE))).isEqualTo("second");
  }

  @Test
  void refusesAnAnswerThatUnfoldsToAHostileSize() throws IOException {
    byte[] bomb = zipped(70, "x".repeat(1 << 20));
    server.answers(200, Map.of("Content-Encoding", "gzip"), bomb);

    assertThat(bomb.length).isLessThan(1 << 20);
    assertThatThrownBy(() -> ask(client(0, DEADLINE)))
        .hasMessageEndingWith("the answer is larger than 67108864 bytes");
  }

  @Test
  void asksAgainForAnAnswerThatCannotBeRight() {
    server.answers("wrong");
    server.answers("right");

    String answer =
        client(1, DEADLINE)
            .ask(server.url("/here"), page -> page.equals("wrong") ? "gave nonsense" : null);

    assertThat(answer).isEqualTo("right");
    assertThat(passed()).isEqualTo(Duration.ofSeconds(5));
  }

  @Test
  void closesItsConnectionBeforeTheNextRequest() throws Exception {
    try (CountingServer counting = new CountingServer()) {
      ArxivClient<String> client = client(0, DEADLINE);
      for (int i = 0; i < 3; i++) {
        client.ask(counting.url(), page -> null);
      }

      assertThat(counting.connections()).isEqualTo(3);
      assertThat(counting.mostAtOnce()).isEqualTo(1);
    }
  }

  private static Kind failure(ThrowingCallable call) {
    return ((SourceException) catchThrowable(call)).kind();
  }

  private String ask(ArxivClient<String> client) {
    return client.ask(server.url("/here"), page -> null);
  }

  private Duration passed() {
    return Duration.between(start, clock.instant());
  }

  private ArxivClient<String> client(int retries, Duration deadline) {
    ClientSettings settings =
        new ClientSettings(
            URI.create("http://127.0.0.1"),
            "some",
            "Arxivist/0.1 (test)",
            deadline,
            retries,
            Duration.ofSeconds(5));
    return new ArxivClient<>(settings, ArxivClientTests::text, pacer, clock, clock);
  }

  private static String text(InputStream answer) throws IOException {
    return new String(answer.readAllBytes(), StandardCharsets.UTF_8);
  }

  private static byte[] zipped(int times, String text) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (OutputStream zip = new GZIPOutputStream(bytes)) {
      for (int i = 0; i < times; i++) {
        zip.write(text.getBytes(StandardCharsets.UTF_8));
      }
    }
    return bytes.toByteArray();
  }
}
