package io.arxivist.core.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.arxivist.core.classification.ClassificationRequest;
import io.arxivist.core.classification.RankedCategory;
import io.arxivist.core.drift.DriftCheckRequest;
import io.arxivist.core.drift.DriftProfile;
import io.arxivist.core.harvest.HarvestRequest;
import io.arxivist.core.harvest.HarvestSource;
import io.arxivist.core.harvest.HarvestTarget;
import io.arxivist.core.harvest.PushRequest;
import io.arxivist.core.paper.Paper;
import io.arxivist.core.paper.PaperText;
import io.arxivist.core.queue.QueueDepth;
import io.arxivist.core.training.PublicationRequest;
import io.arxivist.core.training.TrainingRequest;
import io.arxivist.core.validation.InvalidFieldException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** What the bodies of requests fill in, and what they refuse. */
class RequestTests {
  private static final LocalDate DAY = LocalDate.of(2026, 11, 2);

  @Test
  void harvestComesFromOaiWithAllSetsUnlessItSaysOtherwise() {
    HarvestRequest request =
        new HarvestRequest(HarvestTarget.TRAINING, null, null, null, null, null, null, null);

    assertThat(request.source()).isEqualTo(HarvestSource.OAI);
    assertThat(request.sets()).isEmpty();
    assertThat(request.trainingShare()).isNull();
  }

  @Test
  void splitHarvestTrainsOnTheOldestFourFifthsUnlessItSaysOtherwise() {
    HarvestRequest request =
        new HarvestRequest(HarvestTarget.SPLIT, null, null, null, null, null, null, null);

    assertThat(request.trainingShare()).isEqualTo(0.8);
  }

  @Test
  void harvestRefusesWhatDoesNotFitTogether() {
    refuses("target", () -> harvest(null, null, null, null, null, null, null));
    refuses(
        "file",
        () -> harvest(HarvestTarget.SPLIT, HarvestSource.FILE, null, null, null, null, null));
    refuses(
        "file", () -> harvest(HarvestTarget.SPLIT, HarvestSource.OAI, "a", null, null, null, null));
    refuses(
        "file",
        () -> harvest(HarvestTarget.SPLIT, HarvestSource.FILE, " ", null, null, null, null));
    refuses(
        "until", () -> harvest(HarvestTarget.SPLIT, null, null, DAY, DAY.minusDays(1), null, null));
    refuses("limit", () -> harvest(HarvestTarget.SPLIT, null, null, null, null, 0, null));
    refuses("trainingShare", () -> harvest(HarvestTarget.SPLIT, null, null, null, null, null, 1.1));
    refuses(
        "trainingShare", () -> harvest(HarvestTarget.TRAINING, null, null, null, null, null, 0.5));
  }

  @Test
  void pushAndPublicationRefuseAnEmptyBody() {
    refuses("target", () -> new PushRequest(null));
    refuses("trainingId", () -> new PublicationRequest(" "));
  }

  @Test
  void trainingHasASeedAndRefusesAWindowThatEndsFirst() {
    assertThat(new TrainingRequest(null, null, null).seed()).isEqualTo(7);
    refuses("until", () -> new TrainingRequest(DAY, DAY.minusDays(1), null));
  }

  @Test
  void driftCheckIsCalibratedAndRefusesAWindowThatEndsFirst() {
    Instant noon = Instant.parse("2026-11-02T12:00:00Z");

    assertThat(new DriftCheckRequest(null, null, null).profile())
        .isEqualTo(DriftProfile.CALIBRATED);
    refuses("until", () -> new DriftCheckRequest(noon, noon.minusMillis(1), null));
  }

  @Test
  void classificationTakesOneTo1000Texts() {
    PaperText text = new PaperText("title", null);

    assertThat(new ClassificationRequest(Collections.nCopies(1_000, text)).papers()).hasSize(1_000);
    refuses("papers", () -> new ClassificationRequest(null));
    refuses("papers", () -> new ClassificationRequest(List.of()));
    refuses("papers", () -> new ClassificationRequest(Collections.nCopies(1_001, text)));
    List<PaperText> withGap = new ArrayList<>(List.of(text));
    withGap.add(null);
    refuses("papers[1]", () -> new ClassificationRequest(withGap));
  }

  @Test
  void textNeedsOneOfItsPartsWithinBounds() {
    assertThat(new PaperText(null, "abstract").title()).isEmpty();
    assertThat(new PaperText("title", null).abstractText()).isEmpty();
    refuses("title", () -> new PaperText(" ", null));
    refuses("title", () -> new PaperText("x".repeat(2_001), ""));
    refuses("abstract", () -> new PaperText("", "x".repeat(20_001)));
  }

  @Test
  void paperRefusesEachPartThatIsMissing() {
    refuses("id", () -> paper(null, 1, "t", "a", List.of("cs.LG")));
    refuses("id", () -> paper("2503.15521v1", 1, "t", "a", List.of("cs.LG")));
    refuses("version", () -> paper("2503.15521", 0, "t", "a", List.of("cs.LG")));
    refuses("title", () -> paper("2503.15521", 1, " ", "a", List.of("cs.LG")));
    refuses("abstract", () -> paper("2503.15521", 1, "t", null, List.of("cs.LG")));
    refuses("categories", () -> paper("2503.15521", 1, "t", "a", List.of()));
    refuses("categories[0]", () -> paper("2503.15521", 1, "t", "a", List.of(" ")));
  }

  @Test
  void probabilityAndDepthStayWithinTheirBounds() {
    refuses("probability", () -> new RankedCategory("cs.LG", 1.01));
    refuses("probability", () -> new RankedCategory("cs.LG", Double.NaN));
    refuses("inFlight", () -> new QueueDepth(0, -1, 0, null));
    assertThat(new QueueDepth(2, 3, 4, null).backlog()).isEqualTo(5);
  }

  private static HarvestRequest harvest(
      HarvestTarget target,
      HarvestSource source,
      String file,
      LocalDate from,
      LocalDate until,
      Integer limit,
      Double share) {
    return new HarvestRequest(target, source, file, from, until, List.of(), limit, share);
  }

  private static Paper paper(
      String id, int version, String title, String abstractText, List<String> categories) {
    return new Paper(id, version, title, abstractText, categories, List.of(), null, null);
  }

  private static void refuses(String field, ThrowingCallable body) {
    assertThatThrownBy(body)
        .isInstanceOfSatisfying(
            InvalidFieldException.class, refusal -> assertThat(refusal.field()).isEqualTo(field));
  }
}
