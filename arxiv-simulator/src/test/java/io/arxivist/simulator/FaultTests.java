package io.arxivist.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.arxivist.core.validation.InvalidFieldException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Each fault as a client meets it: 250 papers, a hundred on a page, on a Tuesday. */
class FaultTests {
  private static final String OAI_LIST = "?verb=ListRecords&metadataPrefix=arXiv";
  private static final String API_LIST = "?search_query=cat:cs.*&max_results=20&start=";
  private static final Pattern TOKEN = Pattern.compile("<resumptionToken[^>]*>([^<]+)<");
  private static final Pattern OAI_ID = Pattern.compile("<identifier>oai:arXiv.org:([^<]+)<");

  private final MovableClock clock = MovableClock.at(Instant.parse("2026-11-24T10:00:00.5Z"));
  private final HttpClient client = HttpClient.newHttpClient();
  private final ArxivSimulator simulator =
      ArxivSimulator.builder(SyntheticCorpus.generate(250, 7, LocalDate.of(2026, 11, 23)))
          .clock(clock)
          .pageSize(100)
          .retryAfter(Duration.ofSeconds(7))
          .start();

  @AfterEach
  void stop() {
    simulator.close();
    client.close();
  }

  @ParameterizedTest
  @EnumSource(names = {"TOO_MANY_REQUESTS", "UNAVAILABLE"})
  void saysNotWhenToComeAgain(Fault fault) throws Exception {
    serve(fault);

    HttpResponse<byte[]> answer = ask(simulator.oaiUrl() + OAI_LIST);

    assertThat(answer.statusCode()).isEqualTo(fault == Fault.UNAVAILABLE ? 503 : 429);
    assertThat(answer.headers().firstValue("Retry-After")).isEmpty();
    assertThatServed(fault);
  }

  @ParameterizedTest
  @EnumSource(names = {"TOO_MANY_REQUESTS_RETRY_SECONDS", "UNAVAILABLE_RETRY_SECONDS"})
  void saysAfterHowManySecondsToComeAgain(Fault fault) throws Exception {
    serve(fault);

    HttpResponse<byte[]> answer = ask(simulator.apiUrl() + API_LIST + 0);

    assertThat(answer.statusCode()).isEqualTo(fault == Fault.UNAVAILABLE_RETRY_SECONDS ? 503 : 429);
    assertThat(answer.headers().firstValue("Retry-After")).hasValue("7");
  }

  @ParameterizedTest
  @EnumSource(names = {"TOO_MANY_REQUESTS_RETRY_DATE", "UNAVAILABLE_RETRY_DATE"})
  void saysAtWhichTimeToComeAgain(Fault fault) throws Exception {
    serve(fault);

    HttpResponse<byte[]> answer = ask(simulator.rssUrl() + "/cs");

    assertThat(answer.statusCode()).isEqualTo(fault == Fault.UNAVAILABLE_RETRY_DATE ? 503 : 429);
    assertThat(answer.headers().firstValue("Retry-After"))
        .hasValue("Tue, 24 Nov 2026 10:00:07 GMT");
  }

  @Test
  void tearsTheConnectionInTheMiddleOfTheBody() throws Exception {
    serve(Fault.RESET);

    assertThatThrownBy(() -> ask(simulator.oaiUrl() + OAI_LIST))
        .isInstanceOf(IOException.class)
        .hasStackTraceContaining("fixed content-length");
    assertThatServed(Fault.RESET);
    assertThat(records(text(ask(simulator.oaiUrl() + OAI_LIST)))).isEqualTo(100);
  }

  @Test
  void givesNoAnswerUntilTheClientsTimeOut() throws Exception {
    ask(simulator.oaiUrl() + OAI_LIST);
    serve(Fault.STALL);
    HttpRequest patient =
        HttpRequest.newBuilder(URI.create(simulator.oaiUrl() + OAI_LIST))
            .timeout(Duration.ofSeconds(1))
            .build();

    assertThatThrownBy(() -> client.send(patient, BodyHandlers.ofString()))
        .isInstanceOf(HttpTimeoutException.class);
    ask(simulator.oaiUrl() + OAI_LIST);

    /* What is stalled is not counted as beside the next one. */
    assertThat(simulator.tally().all().mostAtOnce()).isEqualTo(1);
  }

  @Test
  void givesNoRecordThoughThereAreSome() throws Exception {
    serve(Fault.EMPTY_PAGE, Fault.EMPTY_PAGE);

    String oai = text(ask(simulator.oaiUrl() + OAI_LIST));
    String api = text(ask(simulator.apiUrl() + API_LIST + 0));

    assertThat(oai).contains("completeListSize=\"250\"").containsPattern(TOKEN);
    assertThat(records(oai)).isZero();
    assertThat(api).containsPattern("totalResults>[1-9]\\d+<").doesNotContain("<entry>");
  }

  @Test
  void givesHalfOfAPageAndTheRestWhenItIsGoneOn() throws Exception {
    serve(Fault.SHORT_PAGE);

    String half = text(ask(simulator.oaiUrl() + OAI_LIST));
    String rest = text(ask(resumed(half)));

    assertThat(records(half)).isEqualTo(50);
    assertThat(rest).contains("cursor=\"50\" completeListSize=\"250\"");
    assertThat(ids(rest)).hasSize(100).doesNotContainAnyElementsOf(ids(half));
  }

  @Test
  void givesHalfASliceOfASearch() throws Exception {
    String whole = text(ask(simulator.apiUrl() + API_LIST + 0));
    serve(Fault.SHORT_PAGE);

    String half = text(ask(simulator.apiUrl() + API_LIST + 0));

    assertThat(entries(whole)).isEqualTo(20);
    assertThat(entries(half)).isEqualTo(10);
    assertThat(total(half)).isEqualTo(total(whole));
  }

  @Test
  void givesThePageBeforeOnceMore() throws Exception {
    String first = text(ask(simulator.oaiUrl() + OAI_LIST));
    serve(Fault.REPEATED_PAGE);

    assertThat(text(ask(resumed(first)))).isEqualTo(first);
    assertThat(ids(text(ask(resumed(first))))).doesNotContainAnyElementsOf(ids(first));
  }

  @Test
  void givesAnotherTotalThanBefore() throws Exception {
    String first = text(ask(simulator.oaiUrl() + OAI_LIST));
    serve(Fault.CHANGED_TOTAL, Fault.CHANGED_TOTAL);

    String second = text(ask(resumed(first)));
    String last = text(ask(resumed(second)));

    assertThat(second).contains("cursor=\"100\" completeListSize=\"200\"");
    assertThat(last).contains("cursor=\"200\" completeListSize=\"350\"");
    assertThat(records(last)).isEqualTo(50);
  }

  @ParameterizedTest
  @EnumSource
  void breaksOneRecordAndGivesItWholeWhenAskedAgain(ArxivInterface of) throws Exception {
    String address = list(of);
    String whole = text(ask(address));
    serve(Fault.MALFORMED_RECORD, Fault.MALFORMED_RECORD);

    String withoutTitle = text(ask(address));
    String withoutDay = text(ask(address));

    assertThatIsXml(withoutTitle);
    assertThatIsXml(withoutDay);
    assertThat(count(withoutTitle, "<title>")).isEqualTo(count(whole, "<title>") - 1);
    assertThat(withoutDay).contains(of == ArxivInterface.RSS ? "<rss" : ">the day after<");
    assertThat(simulator.tally().spoiltRecords()).hasSize(1);
    assertThat(whole).contains(simulator.tally().spoiltRecords().iterator().next());
    assertThat(text(ask(address))).isEqualTo(whole);
  }

  @ParameterizedTest
  @EnumSource
  void givesWhatIsNoXml(ArxivInterface of) throws Exception {
    serve(Fault.MALFORMED_PAGE, Fault.MALFORMED_PAGE);

    String cut = text(ask(list(of)));
    String html = text(ask(list(of)));

    assertThat(cut).startsWith("<?xml");
    assertThat(html).startsWith("<html>");
    assertThatThrownBy(() -> assertThatIsXml(cut)).isInstanceOf(XMLStreamException.class);
    assertThatThrownBy(() -> assertThatIsXml(html)).isInstanceOf(XMLStreamException.class);
  }

  @Test
  void takesAGoodTokenForAnExpiredOne() throws Exception {
    String first = text(ask(simulator.oaiUrl() + OAI_LIST));
    serve(Fault.EXPIRED_TOKEN);

    assertThat(text(ask(resumed(first)))).contains("code=\"badResumptionToken\"");
    assertThat(records(text(ask(resumed(first))))).isEqualTo(100);
  }

  @Test
  void leadsToTheSameQuestion() throws Exception {
    serve(Fault.REDIRECT);
    String address = simulator.oaiUrl() + OAI_LIST;

    HttpResponse<byte[]> answer = ask(address);

    assertThat(answer.statusCode()).isEqualTo(302);
    assertThat(answer.headers().firstValue("Location")).hasValue(address);
    assertThat(records(text(ask(address)))).isEqualTo(100);
  }

  @Test
  void compressesForThoseWhoAcceptIt() throws Exception {
    String plain = text(ask(simulator.oaiUrl() + OAI_LIST));
    serve(Fault.GZIP, Fault.GZIP);
    HttpRequest accepting =
        HttpRequest.newBuilder(URI.create(simulator.oaiUrl() + OAI_LIST))
            .header("Accept-Encoding", "gzip")
            .build();

    HttpResponse<byte[]> zipped = client.send(accepting, BodyHandlers.ofByteArray());
    HttpResponse<byte[]> other = ask(simulator.oaiUrl() + OAI_LIST);

    assertThat(zipped.headers().firstValue("Content-Encoding")).hasValue("gzip");
    assertThat(new GZIPInputStream(new ByteArrayInputStream(zipped.body())).readAllBytes())
        .isEqualTo(plain.getBytes(StandardCharsets.UTF_8));
    assertThat(other.headers().firstValue("Content-Encoding")).isEmpty();
    assertThat(simulator.requests().getLast().fault()).isNull();
  }

  @ParameterizedTest
  @EnumSource
  void givesAFieldOfManyMegabytes(ArxivInterface of) throws Exception {
    serve(Fault.HUGE_TEXT);

    assertThat(ask(list(of)).body()).hasSizeGreaterThan(8_000_000);
    assertThat(simulator.tally().spoiltRecords()).hasSize(1);
    assertThat(ask(list(of)).body()).hasSizeLessThan(1_000_000);
  }

  @ParameterizedTest
  @EnumSource
  void noticesWhoResolvesTheEntityThatPointsOutside(ArxivInterface of) throws Exception {
    serve(Fault.ENTITY_BOMB);
    String bomb = text(ask(list(of)));

    /* Java's own limits stop at the bomb in the abstract, after the title was looked up. */
    XMLInputFactory careless = XMLInputFactory.newDefaultFactory();
    assertThatThrownBy(() -> walk(careless, bomb)).isInstanceOf(XMLStreamException.class);

    assertThat(bomb).contains("<!ENTITY level9", "<title>&outside;</title>", ">&level9;<");
    assertThat(simulator.tally().entitiesResolved()).isEqualTo(1);
  }

  @Test
  void knowsEveryFaultByItsName() {
    assertThat(Fault.values()).allMatch(fault -> Fault.named(fault.wireName()) == fault);
    assertThat(Fault.choice("all")).hasSize(Fault.values().length);
    assertThat(Fault.choice("none")).isEmpty();
    assertThat(Fault.choice("reset,short-page")).containsExactly(Fault.RESET, Fault.SHORT_PAGE);
    assertThatExceptionOfType(InvalidFieldException.class)
        .isThrownBy(() -> Fault.choice("reset,flood"))
        .withMessageStartingWith("faults: flood is not all, none or some of too-many-requests, ");
  }

  private void serve(Fault... faults) {
    simulator.faults(FaultPlan.script(Arrays.stream(faults).map(Optional::of).toList()));
  }

  private void assertThatServed(Fault fault) {
    assertThat(simulator.requests().getLast().fault()).isEqualTo(fault);
    assertThat(simulator.tally().all().faults()).containsEntry(fault, 1);
  }

  private String list(ArxivInterface of) {
    return switch (of) {
      case OAI -> simulator.oaiUrl() + OAI_LIST;
      case API -> simulator.apiUrl() + API_LIST + 0;
      case RSS -> simulator.rssUrl() + "/cs+math+stat+physics+cond-mat+astro-ph+hep-th+quant-ph";
    };
  }

  private String resumed(String page) {
    Matcher token = TOKEN.matcher(page);
    assertThat(token.find()).isTrue();
    return simulator.oaiUrl() + "?verb=ListRecords&resumptionToken=" + token.group(1);
  }

  private HttpResponse<byte[]> ask(String address) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(address)).timeout(Duration.ofSeconds(20)).build();
    return client.send(request, BodyHandlers.ofByteArray());
  }

  private static String text(HttpResponse<byte[]> answer) {
    assertThat(answer.statusCode()).isEqualTo(200);
    return new String(answer.body(), StandardCharsets.UTF_8);
  }

  private static int records(String page) {
    return count(page, "<record>");
  }

  private static int entries(String page) {
    return count(page, "<entry>");
  }

  private static String total(String page) {
    return page.replaceFirst("(?s).*totalResults>(\\d+)<.*", "$1");
  }

  private static int count(String text, String part) {
    return text.split(Pattern.quote(part), -1).length - 1;
  }

  private static List<String> ids(String page) {
    return OAI_ID.matcher(page).results().map(found -> found.group(1)).toList();
  }

  private static void assertThatIsXml(String text) throws XMLStreamException {
    walk(XMLInputFactory.newDefaultFactory(), text);
  }

  private static void walk(XMLInputFactory factory, String text) throws XMLStreamException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    XMLStreamReader xml = factory.createXMLStreamReader(new ByteArrayInputStream(bytes));
    while (xml.hasNext()) {
      xml.next();
    }
  }
}
