package io.arxivist.learning.picture;

import static org.assertj.core.api.Assertions.assertThat;

import io.arxivist.learning.evaluation.Judgement;
import io.arxivist.learning.evaluation.ReliabilityBin;
import io.arxivist.learning.evaluation.ScoredPaper;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

class PicturesTests {
  /* Bars are 400 pixels high at 100 %: right three times of four is 300. */
  @Test
  void drawsABarAsHighAsTheAccuracyOfItsBin() throws Exception {
    List<ReliabilityBin> bins =
        List.of(new ReliabilityBin(0, 0.5, 0, 0, 0), new ReliabilityBin(0.5, 1, 2_000, 0.8, 0.75));

    Document picture = parse(ReliabilityDiagram.svg(bins, 0.05));

    assertThat(texts(picture)).contains("Reliability of 2,000 papers, ECE 0.0500", "2,000");
    assertThat(attributes(picture, "rect", "height")).contains("300.0").doesNotContain("400.0");
  }

  @Test
  void givesTheFrequentCategoriesTheirOwnRowsAndTheRestOne() throws Exception {
    List<Judgement> judgements = new ArrayList<>();
    for (int category = 0; category < 40; category++) {
      String name = String.format("x.%02d", category);
      int papers = category < 30 ? 5 : 1;
      IntStream.range(0, papers).forEach(n -> judgements.add(judgement(name, name)));
    }
    judgements.add(judgement("x.00", "x.39"));

    List<String> texts = texts(parse(ConfusionMatrix.svg(judgements)));

    assertThat(texts).contains("x.00", "x.29", "other").doesNotContain("x.30", "x.39");
    assertThat(texts.stream().filter("10"::equals)).as("papers of other categories").hasSize(1);
    assertThat(texts.stream().filter("1"::equals)).as("papers put elsewhere").hasSize(1);
  }

  @Test
  void escapesWhatANameBringsAlong() throws Exception {
    Document picture = parse(ConfusionMatrix.svg(List.of(judgement("<script>&", "a"))));

    assertThat(texts(picture)).contains("<script>&");
    assertThat(picture.getElementsByTagName("script").getLength()).isZero();
  }

  private static Judgement judgement(String truth, String predicted) {
    return new Judgement(
        new ScoredPaper("1", List.of(truth), new double[] {1}, List.of()), predicted);
  }

  private static Document parse(String svg) throws Exception {
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new InputSource(new StringReader(svg)));
  }

  private static List<String> texts(Document picture) {
    NodeList nodes = picture.getElementsByTagName("text");
    return IntStream.range(0, nodes.getLength())
        .mapToObj(i -> nodes.item(i).getTextContent())
        .toList();
  }

  private static List<String> attributes(Document picture, String tag, String name) {
    NodeList nodes = picture.getElementsByTagName(tag);
    return IntStream.range(0, nodes.getLength())
        .mapToObj(i -> ((Element) nodes.item(i)).getAttribute(name))
        .toList();
  }
}
