package io.arxivist.learning.artifacts;

import static org.assertj.core.api.Assertions.assertThat;

import io.arxivist.learning.evaluation.Evaluation;
import io.arxivist.learning.evaluation.Judgement;
import io.arxivist.learning.evaluation.MajorityBaseline;
import io.arxivist.learning.evaluation.ReliabilityBin;
import io.arxivist.learning.evaluation.ScoredPaper;
import java.util.List;
import org.junit.jupiter.api.Test;

class EvaluationTablesTests {
  private static final List<String> LABELS = List.of("cs.CL", "cs.LG", "hep-th");

  /* Right with 0.9; cross-listed with 0.6; confidently elsewhere with 0.95; not so sure with 0.5. */
  private static final List<ScoredPaper> PAPERS =
      List.of(
          paper("1", List.of("cs.LG"), 0.05, 0.9, 0.05, "cs.LG"),
          paper("2", List.of("cs.CL", "cs.LG"), 0.3, 0.6, 0.1, "cs.LG", "cs.CL"),
          paper("3", List.of("cs.CL"), 0.03, 0.02, 0.95, "hep-th"),
          paper("4", List.of("hep-th", "gr-qc"), 0.3, 0.5, 0.2, "cs.LG", "cs.CL", "hep-th"));

  private final List<Judgement> judgements = Judgement.of(LABELS, PAPERS);
  private final EvaluationTables tables =
      new EvaluationTables(
          Evaluation.of(LABELS, PAPERS, new MajorityBaseline(List.of("cs.CL")), 7), judgements);

  @Test
  void saysHowFarThePredictionSetsOfEachArchiveKeepTheirPromise() {
    assertThat(tables.coverage())
        .isEqualTo(
            """
            archive,papers,coverage,mean_set_size
            all,4,0.75,1.75
            cs,3,0.6666666666666666,1.3333333333333333
            hep-th,1,1.0,3.0
            """);
  }

  /* Of the surest two, 0.95 and 0.9, one is right. */
  @Test
  void saysHowRightTheAnswersAreThatTheModelIsSurestOf() {
    assertThat(tables.abstention().lines())
        .startsWith("abstained,least_confidence,answered,accuracy", "0.0,0.5,4,0.25")
        .endsWith("0.5,0.9,2,0.5")
        .hasSize(12);
  }

  @Test
  void listsOnlyConfidentAnswersThatAreNoneOfTheAuthorsCategories() {
    assertThat(tables.misfiled())
        .isEqualTo("id,categories,predicted,confidence\n3,cs.CL,hep-th,0.95\n");
  }

  @Test
  void creditsAnAnswerThatIsAnotherOfThePapersCategories() {
    assertThat(tables.crossLists().lines())
        .containsExactly(
            "category,papers,accuracy,cross_list_credit",
            "cs.CL,2,0.0,0.5",
            "cs.LG,1,1.0,1.0",
            "hep-th,1,0.0,0.0");
  }

  @Test
  void addsBothDirectionsOfAPairUp() {
    List<ScoredPaper> papers =
        List.of(
            paper("1", List.of("cs.LG"), 0.8, 0.1, 0.1),
            paper("2", List.of("cs.CL"), 0.1, 0.8, 0.1),
            paper("3", List.of("cs.CL"), 0.1, 0.7, 0.2),
            paper("4", List.of("hep-th"), 0.1, 0.8, 0.1));
    Evaluation evaluation =
        Evaluation.of(LABELS, papers, new MajorityBaseline(List.of("cs.CL")), 7);

    assertThat(new EvaluationTables(evaluation, List.of()).pairs())
        .isEqualTo(
            """
            first,second,first_as_second,second_as_first,papers
            cs.CL,cs.LG,2,1,3
            cs.LG,hep-th,0,1,1
            """);
  }

  /* Five bins: 0.5 and 0.6 lie in the third, which is closed above; 0.9 and 0.95 in the last. */
  @Test
  void sortsAnswersIntoBinsThatAreClosedAbove() {
    List<ReliabilityBin> bins = ReliabilityBin.of(judgements, 5);

    assertThat(bins).extracting(ReliabilityBin::papers).containsExactly(0, 0, 2, 0, 2);
    assertThat(bins.get(2).confidence()).isEqualTo(0.55);
    assertThat(bins.get(4).accuracy()).isEqualTo(0.5);
    assertThat(EvaluationTables.reliability(bins).lines())
        .startsWith("above,up_to,papers,mean_confidence,accuracy", "0.0,0.2,0,0.0,0.0");
  }

  private static ScoredPaper paper(
      String id, List<String> categories, double a, double b, double c, String... set) {
    return new ScoredPaper(id, categories, new double[] {a, b, c}, List.of(set));
  }
}
