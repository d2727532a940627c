package io.arxivist.classifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.client.MongoCollection;
import io.arxivist.contract.ToyCorpus;
import io.arxivist.core.classification.PaperView;
import io.arxivist.core.classification.ReclassificationResult;
import io.arxivist.core.classification.StorageSummary;
import io.arxivist.core.job.JobState;
import io.arxivist.core.job.JobView;
import io.arxivist.core.paper.HarvestedPaper;
import io.arxivist.core.paper.PaperText;
import io.arxivist.core.registry.ModelVersion;
import io.arxivist.core.search.IndexRebuildResult;
import io.arxivist.core.search.SearchPage;
import io.arxivist.core.search.SimilarPapers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.web.client.RestClient;

/** Finding and classifying again what the whole service has stored. */
class SearchAndReclassificationIT {
  private static final Duration LONGEST = Duration.ofMinutes(2);
  private static final String FIRST = "2503.01001";
  private static final Document FORMER =
      new Document("$set", new Document("encoder", "former-encoder"));

  @TempDir static Path encoder;
  @TempDir Path data;
  private RunningClassifier service;

  @BeforeEach
  void storePapers() {
    service = new RunningClassifier(data, encoder);
    ToyModel.crown(service.registry(), data.resolve("first"));
    List<HarvestedPaper> papers = ToyCorpus.papers(1_000, 1_060);
    service.queue().offer(papers);
    await()
        .atMost(LONGEST)
        .until(() -> get("/papers/summary", StorageSummary.class).papers() == 60);
  }

  @AfterEach
  void stopServers() {
    service.close();
  }

  @Test
  void findsWhatTheConsumerStoredByItsWordsAndByItsVector() {
    PaperView paper = get("/papers/" + FIRST, PaperView.class);
    awaitFound(paper);

    SearchPage page = search(paper.title());
    SimilarPapers similar = get("/papers/" + FIRST + "/similar?limit=5", SimilarPapers.class);

    assertThat(page.hits().getFirst().paper()).isEqualTo(paper);
    assertThat(page.hits().getFirst().title()).anyMatch(part -> part.hit());
    assertThat(page.indexed()).isEqualTo(60);
    assertThat(similar.encoder()).isEqualTo(paper.encoder());
    assertThat(similar.papers()).hasSize(5).noneMatch(near -> near.paper().id().equals(FIRST));
    assertThat(similar.papers().getFirst().similarity()).isBetween(0.3, 1.0);
    assertThat(similarToText(paper).papers().getFirst().paper().id()).isEqualTo(FIRST);
  }

  @Test
  void findsTheSameAfterTheIndexWasLost() throws IOException {
    PaperView paper = get("/papers/" + FIRST, PaperView.class);
    awaitFound(paper);
    service.stop();
    try (Stream<Path> files = Files.walk(data.resolve("classifier/index"))) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Files.delete(file);
      }
    }

    service.start(encoder);

    awaitFound(paper);
    assertThat(search(paper.title()).indexed()).isEqualTo(60);
  }

  @Test
  void buildsTheIndexAnewWhileItServes() {
    PaperView paper = get("/papers/" + FIRST, PaperView.class);
    awaitFound(paper);

    JobView job = submit("/index-rebuilds", "{}");
    awaitEnd("/index-rebuilds/" + job.id());

    IndexRebuildResult result =
        get("/index-rebuilds/" + job.id() + "/result", IndexRebuildResult.class);
    assertThat(result.papers()).isEqualTo(60);
    assertThat(search(paper.title()).hits().getFirst().paper()).isEqualTo(paper);
  }

  @Test
  void classifiesStoredPapersAnewAfterAPromotionOverARestart() {
    PaperView before = get("/papers/" + FIRST, PaperView.class);
    papers().updateMany(new Document(), FORMER);
    ModelVersion next = promote();
    JobView job = submit("/reclassifications", "{}");
    String address = "/reclassifications/" + job.id();
    await().atMost(LONGEST).until(() -> get(address, JobView.class).progress().done() >= 32);

    service.stop();
    service.start(encoder);
    awaitEnd(address);

    ReclassificationResult result = get(address + "/result", ReclassificationResult.class);
    assertThat(get(address, JobView.class).attempts()).isEqualTo(2);
    assertThat(result.model()).isEqualTo(next.reference());
    assertThat(result.papers()).isEqualTo(60);
    assertThat(result.embedded()).isEqualTo(60);
    assertThat(result.unchanged()).isEqualTo(60);
    assertThat(result.agreeingAfter()).isEqualTo(result.agreeingBefore()).isGreaterThan(40);
    PaperView after = get("/papers/" + FIRST, PaperView.class);
    assertThat(after.prediction().model()).isEqualTo(next.reference());
    assertThat(after.prediction().at()).isAfter(before.prediction().at());
    assertThat(after.encoder()).isEqualTo(before.encoder());
    assertThat(papers().countDocuments(new Document("encoder", "former-encoder"))).isZero();
    assertThat(papers().find(new Document("_id", FIRST)).first().getDate("classifiedAt"))
        .isEqualTo(before.prediction().at());
    awaitFound(after);
  }

  @Test
  void comparesNoVectorsOfTwoEncodersWhileBothAreStored() {
    Document half = new Document("_id", new Document("$gt", "2503.01030"));
    papers().updateMany(half, FORMER);
    awaitEnd("/index-rebuilds/" + submit("/index-rebuilds", "{}").id());

    SimilarPapers present = get("/papers/" + FIRST + "/similar?limit=50", SimilarPapers.class);
    SimilarPapers former = get("/papers/2503.01050/similar?limit=50", SimilarPapers.class);

    assertThat(present.papers()).hasSize(29).allMatch(near -> isBefore(near.paper(), "2503.01031"));
    assertThat(former.encoder()).isEqualTo("former-encoder");
    assertThat(former.papers()).hasSize(29).noneMatch(near -> isBefore(near.paper(), "2503.01031"));
  }

  @Test
  void refusesToClassifyByARunThatDoesNotServeAndStopsWhenAsked() {
    papers().updateMany(new Document(), FORMER);
    HttpStatusCode other =
        http()
            .post()
            .uri("/reclassifications")
            .header("Content-Type", "application/json")
            .body("{\"runId\":\"another\"}")
            .exchange((request, answer) -> answer.getStatusCode());
    promote();

    JobView job = submit("/reclassifications", "{}");
    String address = "/reclassifications/" + job.id();
    http().delete().uri(address).retrieve().toBodilessEntity();

    await().atMost(LONGEST).until(() -> get(address, JobView.class).state() == JobState.CANCELLED);
    assertThat(other).isEqualTo(HttpStatus.CONFLICT);
    assertThat(papers().countDocuments(new Document("encoder", "former-encoder"))).isPositive();
  }

  private ModelVersion promote() {
    ModelVersion next = ToyModel.crown(service.registry(), data.resolve("second"));
    await()
        .atMost(LONGEST)
        .until(() -> next.reference().equals(get("/papers/summary", StorageSummary.class).model()));
    return next;
  }

  private static boolean isBefore(PaperView paper, String id) {
    return paper.id().compareTo(id) < 0;
  }

  private void awaitFound(PaperView paper) {
    await()
        .atMost(LONGEST)
        .ignoreExceptions()
        .until(() -> {
          SearchPage page = search(paper.title());
          return page.indexed() == 60
              && page.hits().stream().anyMatch(hit -> hit.paper().equals(paper));
        });
  }

  private SearchPage search(String words) {
    return http().get().uri("/search?q={words}", words).retrieve().body(SearchPage.class);
  }

  private SimilarPapers similarToText(PaperView paper) {
    return http()
        .post()
        .uri("/search/similar")
        .body(new PaperText(paper.title(), paper.abstractText()))
        .retrieve()
        .body(SimilarPapers.class);
  }

  private JobView submit(String path, String body) {
    return http()
        .post()
        .uri(path)
        .header("Content-Type", "application/json")
        .body(body)
        .retrieve()
        .body(JobView.class);
  }

  private void awaitEnd(String address) {
    await().atMost(LONGEST).until(() -> get(address, JobView.class).state() == JobState.SUCCEEDED);
  }

  private MongoCollection<Document> papers() {
    return service.bean(MongoTemplate.class).getCollection("papers");
  }

  private <T> T get(String path, Class<T> type) {
    return http().get().uri(path).retrieve().body(type);
  }

  private RestClient http() {
    return RestClient.create(service.url());
  }
}
