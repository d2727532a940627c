package io.arxivist.mongodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.arxivist.contract.Samples;
import io.arxivist.core.classification.ClassifiedPaper;
import io.arxivist.core.classification.ModelReference;
import io.arxivist.core.classification.ShadowAnswer;
import io.arxivist.core.decision.Decision;
import io.arxivist.core.decision.DecisionKind;
import io.arxivist.core.decision.DecisionOutcome;
import io.arxivist.core.decision.DecisionPage;
import io.arxivist.core.decision.DecisionSlice;
import io.arxivist.core.decision.GateFinding;
import io.arxivist.core.decision.GateVerdict;
import io.arxivist.core.paper.ArxivId;
import io.arxivist.core.validation.InvalidFieldException;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What the stores of decisions and of challengers' answers do, on whatever server. */
abstract class DecisionStoreSuite {
  abstract StoresExtension stores();

  @Test
  void aDecisionComesBackWithAllItsNumbers() {
    Decision decision = decision(1, DecisionKind.GATE, DecisionOutcome.REFUSED);

    decisions().save(decision);

    assertThat(decisions().find("d1")).contains(decision);
    assertThat(decisions().find("d2")).isEmpty();
  }

  @Test
  void aDecisionWithoutAnythingMeasuredComesBack() {
    Decision bare =
        new Decision(
            "d",
            Samples.START,
            DecisionKind.PROMOTION,
            DecisionOutcome.CHAMPION,
            Samples.MODEL,
            null,
            null,
            List.of(),
            "by hand");

    decisions().save(bare);

    assertThat(decisions().find("d")).contains(bare);
  }

  @Test
  void aDecisionThatIsSavedTwiceIsOne() {
    decisions().save(decision(1, DecisionKind.GATE, DecisionOutcome.REFUSED));
    decisions().save(decision(1, DecisionKind.GATE, DecisionOutcome.REFUSED));

    assertThat(decisions().page(null, 10).decisions()).hasSize(1);
  }

  @Test
  void pagesGoFromTheNewestToTheOldest() {
    List.of(2, 0, 4, 1, 3)
        .forEach(i -> decisions().save(decision(i, DecisionKind.GATE, DecisionOutcome.CHAMPION)));

    DecisionPage first = decisions().page(null, 2);
    DecisionPage second = decisions().page(first.nextCursor(), 2);
    DecisionPage third = decisions().page(second.nextCursor(), 2);

    assertThat(ids(first)).containsExactly("d4", "d3");
    assertThat(ids(second)).containsExactly("d2", "d1");
    assertThat(ids(third)).containsExactly("d0");
    assertThat(third.nextCursor()).isNull();
  }

  @Test
  void refusesWhatIsNoPage() {
    assertThatThrownBy(() -> decisions().page("unknown", 2))
        .isInstanceOf(InvalidFieldException.class)
        .hasMessage("cursor: unknown is not the id of a decision");
    assertThatThrownBy(() -> decisions().page(null, 101)).isInstanceOf(InvalidFieldException.class);
  }

  @Test
  void crowningsAreListedOldestFirst() {
    decisions().save(decision(3, DecisionKind.ROLLBACK, DecisionOutcome.CHAMPION));
    decisions().save(decision(2, DecisionKind.GATE, DecisionOutcome.REFUSED));
    decisions().save(decision(1, DecisionKind.GATE, DecisionOutcome.CHAMPION));

    assertThat(decisions().crownings()).extracting(Decision::id).containsExactly("d1", "d3");
    assertThat(decisions().crownings()).allMatch(each -> each.findings().isEmpty());
  }

  @Test
  void shadowAnswersAreCountedByTheirCombination() {
    papers()
        .upsertAll(
            List.of(
                shadowed(0, "cs.LG", "cs.AI", "challenger"),
                shadowed(3, "cs.LG", "cs.AI", "challenger"),
                shadowed(6, "cs.AI", "cs.LG", "challenger"),
                shadowed(9, "cs.AI", "cs.LG", "another"),
                Samples.classifiedPaper(12)));

    assertThat(shadow().cells(Samples.MODEL.runId(), "challenger"))
        .containsExactlyInAnyOrder(
            new ShadowStore.Cell("cs.LG", "cs.LG", "cs.AI", 2),
            new ShadowStore.Cell("cs.LG", "cs.AI", "cs.LG", 1));
    assertThat(shadow().cells("another champion", "challenger")).isEmpty();
  }

  @Test
  void aShadowAnswerComesBackWithItsPaperAndGoesWithTheNext() {
    ClassifiedPaper paper = shadowed(0, "cs.LG", "cs.AI", "challenger");
    papers().upsertAll(List.of(paper));
    ArxivId id = new ArxivId(paper.harvested().paper().id());

    assertThat(papers().find(id).orElseThrow().shadow())
        .isEqualTo(new ShadowAnswer("cs.AI", 0.5, "challenger"));
    papers().upsertAll(List.of(Samples.classified(paper.harvested(), "cs.LG")));
    assertThat(papers().find(id).orElseThrow().shadow()).isNull();
  }

  private static Decision decision(int i, DecisionKind kind, DecisionOutcome outcome) {
    return new Decision(
        "d" + i,
        Samples.START.plusSeconds(60L * i),
        kind,
        outcome,
        Samples.MODEL,
        new ModelReference("1", "before"),
        new DecisionSlice(LocalDate.of(2026, 10, 26), LocalDate.of(2026, 11, 1), 200, 3, "a note"),
        List.of(finding("top1", null, -0.01), finding("latency_seconds", "cs.LG", null)),
        "not champion: too slow");
  }

  private static GateFinding finding(String name, @Nullable String category, @Nullable Double low) {
    return new GateFinding(
        name, category, 0.7, 0.69, -0.01, low, low, 0.02, GateVerdict.FAILED, "Too low.");
  }

  private static ClassifiedPaper shadowed(int i, String best, String shadow, String runId) {
    ClassifiedPaper paper = Samples.classified(Samples.harvestedPaper(i), best);
    return new ClassifiedPaper(
        paper.harvested(),
        paper.embedding(),
        paper.prediction(),
        new ShadowAnswer(shadow, 0.5, runId));
  }

  private static List<String> ids(DecisionPage page) {
    return page.decisions().stream().map(Decision::id).toList();
  }

  private DecisionStore decisions() {
    return stores().get(DecisionStore.class);
  }

  private ShadowStore shadow() {
    return stores().get(ShadowStore.class);
  }

  private PaperStore papers() {
    return stores().get(PaperStore.class);
  }
}
