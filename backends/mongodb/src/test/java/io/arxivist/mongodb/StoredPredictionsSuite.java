package io.arxivist.mongodb;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoCollection;
import io.arxivist.contract.Samples;
import io.arxivist.core.classification.Classification;
import io.arxivist.core.classification.ClassifiedPaper;
import io.arxivist.core.classification.Embedding;
import io.arxivist.core.classification.ModelReference;
import io.arxivist.core.classification.Prediction;
import io.arxivist.core.classification.RankedCategory;
import io.arxivist.core.paper.ArxivId;
import io.arxivist.core.paper.HarvestedPaper;
import io.arxivist.core.paper.Paper;
import io.arxivist.mongodb.PaperReclassification.Selection;
import io.arxivist.mongodb.ReclassificationStore.Standing;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.springframework.data.mongodb.core.MongoTemplate;

/** Predictions of several models and releases on the same papers, on whatever server. */
abstract class StoredPredictionsSuite {
  private static final ModelReference CHALLENGER = new ModelReference("4", "run-4");
  private static final Instant LATER = Samples.START.plusSeconds(86_400);

  abstract StoresExtension stores();

  @Test
  void replacesAPredictionAndItsVectorAndNothingElse() {
    ClassifiedPaper read = stored(Samples.classifiedPaper());

    assertThat(reclassification().replace(read, anew(read, "math.CO", LATER))).isTrue();

    ClassifiedPaper now = stored(0);
    assertThat(now.harvested()).isEqualTo(read.harvested());
    assertThat(now.prediction()).isEqualTo(anew(read, "math.CO", LATER).prediction());
    assertThat(now.embedding().encoder()).isEqualTo("other-encoder");
    assertThat(raw(0).getBoolean("agrees")).isFalse();
  }

  @Test
  void keepsTheFirstPredictionAndWhenItWasMade() {
    ClassifiedPaper first = stored(Samples.classifiedPaper());
    reclassification().replace(first, anew(first, "math.CO", LATER));
    ClassifiedPaper second = stored(0);

    assertThat(reclassification().replace(second, anew(second, "hep-th", LATER.plusSeconds(1))))
        .isTrue();

    Document document = raw(0);
    assertThat(document.getDate("classifiedAt").toInstant()).isEqualTo(first.prediction().at());
    assertThat(document.get("first", Document.class).getString("category")).isEqualTo("cs.LG");
    assertThat(document.getString("predictedCategory")).isEqualTo("hep-th");
  }

  /* What a drift check takes for "stored since the last one". */
  @Test
  void leavesAPaperInTheWindowInWhichItCameIn() {
    ClassifiedPaper read = stored(Samples.classifiedPaper());
    reclassification().replace(read, anew(read, "math.CO", LATER));

    PaperStore store = stores().get(PaperStore.class);
    assertThat(store.classifiedBetween(LATER, LATER.plusSeconds(9), 10)).isEmpty();
    assertThat(store.classifiedBetween(null, LATER, 10))
        .extracting(paper -> paper.prediction().model())
        .containsExactly(CHALLENGER);
  }

  @Test
  void doesNotReplaceANewerVersionOfThePaper() {
    ClassifiedPaper read = stored(Samples.classifiedPaper());
    ClassifiedPaper newer =
        Samples.classified(
            Samples.harvested(Samples.version(Samples.paper(), 2), 0), "astro-ph.GA");
    stored(newer);

    assertThat(reclassification().replace(read, anew(read, "math.CO", LATER))).isFalse();
    assertThat(stored(0)).usingRecursiveComparison().isEqualTo(newer);
  }

  @Test
  void doesNotReplaceAPredictionMadeSinceThePaperWasRead() {
    ClassifiedPaper read = stored(Samples.classifiedPaper());
    ClassifiedPaper meanwhile = stored(at(read, "hep-th", read.prediction().at().plusSeconds(5)));

    assertThat(reclassification().replace(read, anew(read, "math.CO", LATER))).isFalse();
    assertThat(stored(0)).usingRecursiveComparison().isEqualTo(meanwhile);
  }

  @Test
  void replacesOnceWhatIsReplacedTwice() {
    ClassifiedPaper read = stored(Samples.classifiedPaper());
    reclassification().replace(read, anew(read, "math.CO", LATER));

    assertThat(reclassification().replace(read, anew(read, "hep-th", LATER.plusSeconds(9))))
        .isFalse();
    assertThat(raw(0).getString("predictedCategory")).isEqualTo("math.CO");
  }

  /* Two replicas, one still on the former champion: the clock decides, not who writes last. */
  @Test
  void keepsTheLaterOfTwoPredictionsInWhateverOrderTheyAreStored() {
    ClassifiedPaper early = Samples.classifiedPaper();
    ClassifiedPaper late = anew(early, "math.CO", early.prediction().at().plusMillis(1));
    PaperStore store = stores().get(PaperStore.class);

    assertThat(store.upsertAll(List.of(late))).isEqualTo(1);
    assertThat(store.upsertAll(List.of(early))).isZero();
    assertThat(stored(0).prediction().model()).isEqualTo(CHALLENGER);

    ClassifiedPaper latest = at(early, "hep-th", late.prediction().at().plusMillis(1));
    assertThat(store.upsertAll(List.of(latest))).isEqualTo(1);
    assertThat(stored(0).prediction().model()).isEqualTo(Samples.MODEL);
  }

  @Test
  void keepsAReclassificationFromAnEarlierPredictionThatComesLate() {
    ClassifiedPaper read = stored(Samples.classifiedPaper());
    reclassification().replace(read, anew(read, "math.CO", LATER));
    PaperStore store = stores().get(PaperStore.class);

    assertThat(store.upsertAll(List.of(at(read, "hep-th", LATER.minusMillis(1))))).isZero();
    assertThat(store.upsertAll(List.of(at(read, "hep-th", LATER)))).isEqualTo(1);
    assertThat(raw(0)).doesNotContainKeys("first", "reclassifiedAt");
  }

  @Test
  void readsADocumentOfANewerReleaseAndLosesNoneOfItsFields() {
    stored(Samples.classifiedPaper());
    Document unknown =
        new Document("feedback", new Document("category", "cs.CL")).append("paper.doi", "10.1/x");
    papers().updateOne(new Document("_id", id(0)), new Document("$set", unknown));

    ClassifiedPaper read = stored(0);
    assertThat(read).usingRecursiveComparison().isEqualTo(Samples.classifiedPaper());
    stored(Samples.classified(Samples.harvested(Samples.version(Samples.paper(), 2), 0), "cs.LG"));
    ClassifiedPaper second = stored(0);
    reclassification().replace(second, anew(second, "math.CO", LATER));

    Document document = raw(0);
    assertThat(document.getInteger("version")).isEqualTo(2);
    assertThat(document.getString("predictedCategory")).isEqualTo("math.CO");
    assertThat(document.get("feedback", Document.class).getString("category")).isEqualTo("cs.CL");
    assertThat(document.get("paper", Document.class).getString("doi")).isEqualTo("10.1/x");
  }

  @Test
  void takesAwayWhatANewVersionNoLongerKnows() {
    stored(Samples.classifiedPaper());
    Paper paper = Samples.paper();
    Paper bare =
        new Paper(
            paper.id(), 2, "T", "A", paper.categories(), paper.authors(), null, paper.updated());

    stored(Samples.classified(Samples.harvested(bare, 0), "cs.LG"));

    assertThat(stored(0).harvested().paper()).isEqualTo(bare);
  }

  @Test
  void selectsPapersOfOtherRunsInTheOrderOfTheirIds() {
    stores().get(PaperStore.class).upsertAll(Samples.classifiedPapers(6));
    ClassifiedPaper done = stored(2);
    reclassification().replace(done, anew(done, "math.CO", LATER));
    Selection all = new Selection(CHALLENGER.runId(), null, null);
    LocalDate second = LocalDate.of(2025, 3, 2);
    Selection days = new Selection(CHALLENGER.runId(), second, second.plusDays(2));

    assertThat(ids(reclassification().next(all, null, 2))).containsExactly(id(0), id(1));
    assertThat(ids(reclassification().next(all, id(1), 9))).containsExactly(id(3), id(4), id(5));
    assertThat(reclassification().count(all, null)).isEqualTo(5);
    assertThat(reclassification().count(all, id(3))).isEqualTo(2);
    assertThat(ids(reclassification().next(days, null, 9))).containsExactly(id(1), id(3));
    assertThat(reclassification().next(new Selection(Samples.MODEL.runId(), null, null), null, 9))
        .hasSize(1);
  }

  @Test
  void givesStampsInPartsByIdAndSinceATime() {
    stores().get(PaperStore.class).upsertAll(Samples.classifiedPapers(5));
    ClassifiedPaper read = stored(1);
    reclassification().replace(read, anew(read, "math.CO", LATER));
    StoredPapers papers = stores().get(StoredPapers.class);

    List<PaperStamp> part = papers.stamps(id(0), 2);

    assertThat(part)
        .containsExactly(
            new PaperStamp(id(1), 1, LATER),
            new PaperStamp(id(2), 1, Samples.START.plusSeconds(121)));
    assertThat(papers.stamps(id(4), 2)).isEmpty();
    assertThat(papers.stamps(null, 9)).hasSize(5);
    assertThat(papers.stampsSince(Samples.START.plusSeconds(241)))
        .extracting(PaperStamp::id)
        .containsExactlyInAnyOrder(id(1), id(4));
    assertThat(ids(papers.find(List.of(id(3), "2503.99999")))).containsExactly(id(3));
  }

  @Test
  void remembersHowFarAReclassificationHasCome() {
    ReclassificationStore standings = stores().get(ReclassificationStore.class);
    Standing standing = new Standing("job-1", id(7), 1, 2, 3, 4, 5, 6);

    assertThat(standings.take("job-1")).isEqualTo(Standing.atTheBeginning("job-1"));
    standings.save(standing);

    assertThat(standings.take("job-1")).isEqualTo(standing);
    assertThat(standing.papers()).isEqualTo(6);
    assertThat(standings.take("job-2")).isEqualTo(Standing.atTheBeginning("job-2"));
    assertThat(standings.take("job-1")).isEqualTo(Standing.atTheBeginning("job-1"));
  }

  private PaperReclassification reclassification() {
    return stores().get(PaperReclassification.class);
  }

  private MongoCollection<Document> papers() {
    return stores().get(MongoTemplate.class).getCollection("papers");
  }

  private Document raw(int i) {
    return papers().find(new Document("_id", id(i))).first();
  }

  private ClassifiedPaper stored(ClassifiedPaper paper) {
    assertThat(stores().get(PaperStore.class).upsertAll(List.of(paper))).isEqualTo(1);
    return stored(0);
  }

  private ClassifiedPaper stored(int i) {
    return stores().get(PaperStore.class).find(new ArxivId(id(i))).orElseThrow();
  }

  private static String id(int i) {
    return Samples.paper(i).id();
  }

  private static List<String> ids(List<ClassifiedPaper> papers) {
    return papers.stream().map(paper -> paper.harvested().paper().id()).toList();
  }

  private static ClassifiedPaper at(ClassifiedPaper paper, String best, Instant at) {
    HarvestedPaper harvested = paper.harvested();
    return new ClassifiedPaper(
        harvested, paper.embedding(), new Prediction(says(best), Samples.MODEL, at));
  }

  private static ClassifiedPaper anew(ClassifiedPaper paper, String best, Instant at) {
    return new ClassifiedPaper(
        paper.harvested(),
        new Embedding("other-encoder", new float[] {1, 0}),
        new Prediction(says(best), CHALLENGER, at));
  }

  private static Classification says(String best) {
    return new Classification(List.of(new RankedCategory(best, 0.5)), List.of(best), false, false);
  }
}
