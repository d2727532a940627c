package io.arxivist.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ArxivSimulatorTests {
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-11-24T10:00:00Z"), ZoneOffset.UTC);
  private static final Pattern TOKEN = Pattern.compile("<resumptionToken[^>]*>([^<]+)<");

  private final HttpClient client = HttpClient.newHttpClient();
  private final ArxivSimulator simulator =
      ArxivSimulator.start(
          0, SyntheticCorpus.generate(1_200, 7, LocalDate.of(2026, 11, 20)), CLOCK);

  @AfterEach
  void stop() {
    simulator.close();
    client.close();
  }

  @Test
  void identifiesItself() throws Exception {
    assertThat(get("verb=Identify"))
        .contains("<responseDate>2026-11-24T10:00:00Z</responseDate>")
        .contains("synthetic papers")
        .contains("<granularity>YYYY-MM-DD</granularity>");
  }

  @Test
  void pagesThroughTheWholeList() throws Exception {
    String first = get("verb=ListRecords&metadataPrefix=arXiv");
    Matcher token = TOKEN.matcher(first);
    assertThat(token.find()).isTrue();

    String second = get("verb=ListRecords&resumptionToken=" + token.group(1));

    assertThat(first).contains("cursor=\"0\" completeListSize=\"1200\"");
    assertThat(first.split("<record>", -1)).hasSize(1_001);
    assertThat(second).contains("<resumptionToken cursor=\"1000\" completeListSize=\"1200\"></");
    assertThat(second.split("<record>", -1)).hasSize(201);
  }

  @Test
  void keepsToDaysAndSets() throws Exception {
    String page =
        get("verb=ListRecords&metadataPrefix=arXiv&from=2026-10-01&until=2026-10-31&set=cs:cs:LG");

    assertThat(page).contains("<setSpec>cs:cs:LG</setSpec>");
    assertThat(page).doesNotContain("<datestamp>2026-09").doesNotContain("<datestamp>2026-11");
  }

  @Test
  void answersErrorsInTheBody() throws Exception {
    String list = "verb=ListRecords&metadataPrefix=arXiv";
    assertThat(get("verb=Nonsense")).contains("code=\"badVerb\"");
    assertThat(get("verb=ListRecords")).contains("code=\"badArgument\"");
    assertThat(get(list + "&from=yesterday")).contains("code=\"badArgument\"");
    assertThat(get(list + "&set=cs:XX")).contains("code=\"badArgument\"");
    assertThat(get(list + "&from=2030-01-01")).contains("code=\"noRecordsMatch\"");
    assertThat(get("verb=ListRecords&resumptionToken=abc")).contains("code=\"badResumptionToken\"");
    assertThat(get("verb=ListRecords&metadataPrefix=oai_dc"))
        .contains("code=\"cannotDisseminateFormat\"");
  }

  @Test
  void remembersRequestsWithTheirTimes() throws Exception {
    get("verb=Identify");

    assertThat(simulator.requests()).hasSize(1);
    assertThat(simulator.requests().getFirst().query()).isEqualTo("verb=Identify");
    assertThat(simulator.requests().getFirst().at()).isEqualTo(CLOCK.instant());
  }

  private String get(String query) throws IOException, InterruptedException {
    URI address = URI.create(simulator.oaiUrl() + "?" + query);
    return client.send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString()).body();
  }
}
