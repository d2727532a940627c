package io.arxivist.core.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.arxivist.core.harvest.HarvestRequest;
import io.arxivist.core.harvest.HarvestTarget;
import io.arxivist.core.validation.InvalidFieldException;
import java.io.IOException;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * The wire form of every record, pinned: a change here is a change for every client and for what
 * waits in the queues.
 */
class GoldenJsonTests {
  /* As the services configure theirs: unknown fields are refused, all else is Jackson's default. */
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();

  static Stream<WireSamples.Named> samples() {
    return WireSamples.all();
  }

  @ParameterizedTest
  @MethodSource("samples")
  void readsItsGoldenFile(WireSamples.Named named) throws IOException {
    assertThat(JSON.readValue(golden(named.name()), named.sample().getClass()))
        .isEqualTo(named.sample());
  }

  @ParameterizedTest
  @MethodSource("samples")
  void writesItsGoldenFile(WireSamples.Named named) throws IOException {
    assertThat(JSON.readTree(JSON.writeValueAsString(named.sample())))
        .isEqualTo(JSON.readTree(golden(named.name())));
  }

  @Test
  void hasASampleForEveryGoldenFile() throws IOException, URISyntaxException {
    Path folder = Path.of(Objects.requireNonNull(getClass().getResource("/golden")).toURI());
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrderElementsOf(
              samples().map(named -> named.name() + ".json").toList());
    }
  }

  @Test
  void readsTheDesignsShortHarvest() {
    HarvestRequest request =
        JSON.readValue("{\"target\":\"classification\"}", HarvestRequest.class);

    assertThat(request)
        .isEqualTo(
            new HarvestRequest(
                HarvestTarget.CLASSIFICATION, null, null, null, null, null, null, null));
  }

  @Test
  void refusesWithTheFieldThatIsWrong() {
    assertThatThrownBy(() ->
            JSON.readValue("{\"target\":\"classification\",\"limit\":0}", HarvestRequest.class))
        .hasRootCauseInstanceOf(InvalidFieldException.class)
        .rootCause()
        .hasMessage("limit: 0 is below 1");
  }

  private String golden(String name) throws IOException {
    try (InputStream file =
        Objects.requireNonNull(
            getClass().getResourceAsStream("/golden/" + name + ".json"), name + ".json")) {
      return new String(file.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
