package io.arxivist.learning.picture;

import io.arxivist.learning.evaluation.Judgement;
import io.arxivist.learning.picture.Svg.Anchor;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * Where the papers of each category were put. The most frequent categories have a row and a column
 * of their own, all others share one: arXiv has more categories than a picture has room for.
 */
public final class ConfusionMatrix {
  private static final int OWN_ROWS = 30;
  private static final String OTHER = "other";
  private static final int CELL = 22;
  private static final int LEFT = 150;
  private static final int TOP = 170;
  private static final int MARGIN = 30;
  private static final int COUNT_SIZE = 8;
  private static final int LONGEST_COUNT = 4;
  private static final double DARK = 0.5;

  private final List<String> names;
  private final int[][] counts;

  private ConfusionMatrix(List<String> names, int[][] counts) {
    this.names = names;
    this.counts = counts;
  }

  /** The picture as SVG. */
  public static String svg(List<Judgement> judgements) {
    List<String> names = mostFrequent(judgements);
    Map<String, Integer> places = new HashMap<>();
    names.forEach(name -> places.put(name, places.size()));
    int last = names.size() - 1;
    int[][] counts = new int[names.size()][names.size()];
    for (Judgement judgement : judgements) {
      int row = places.getOrDefault(judgement.paper().truth(), last);
      counts[row][places.getOrDefault(judgement.predicted(), last)]++;
    }
    return new ConfusionMatrix(names, counts).draw(judgements.size()).toString();
  }

  private static List<String> mostFrequent(List<Judgement> judgements) {
    Map<String, Integer> supports = new TreeMap<>();
    judgements.forEach(each -> supports.merge(each.paper().truth(), 1, Integer::sum));
    List<String> names =
        new ArrayList<>(
            supports.entrySet().stream()
                .sorted(
                    Map.Entry.<String, Integer>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .limit(OWN_ROWS)
                .map(Map.Entry::getKey)
                .sorted()
                .toList());
    names.add(OTHER);
    return names;
  }

  private Svg draw(int papers) {
    int side = CELL * names.size();
    String title =
        String.format(Locale.ROOT, "Where %,d papers were put, in papers a cell", papers);
    Svg svg = new Svg(LEFT + side + MARGIN, TOP + side + 2 * MARGIN, title);
    svg.text(LEFT + side / 2.0, MARGIN, Anchor.MIDDLE, title);
    svg.text(
        LEFT + side / 2.0, MARGIN + 22, Anchor.MIDDLE, "column: category that the model named");
    svg.upright(MARGIN, TOP + side / 2.0, Anchor.MIDDLE, "row: category of the authors");
    svg.text(
        LEFT + side / 2.0,
        TOP + side + MARGIN,
        Anchor.MIDDLE,
        "shade: share of the row's papers; other: all rarer categories together");
    for (int row = 0; row < names.size(); row++) {
      svg.text(LEFT - 6, TOP + CELL * (row + 0.7), Anchor.END, names.get(row));
      svg.upright(LEFT + CELL * (row + 0.7), TOP - 6, Anchor.START, names.get(row));
      row(svg, row);
    }
    return svg;
  }

  private void row(Svg svg, int row) {
    int papers = 0;
    for (int count : counts[row]) {
      papers += count;
    }
    for (int column = 0; column < names.size(); column++) {
      int count = counts[row][column];
      double share = papers == 0 ? 0 : (double) count / papers;
      double x = LEFT + (double) CELL * column;
      double y = TOP + (double) CELL * row;
      svg.rectangle(x, y, CELL - 1, CELL - 1, shade(share));
      String text = Integer.toString(count);
      if (count > 0 && text.length() <= LONGEST_COUNT) {
        String ink = share > DARK ? "#ffffff" : "#222222";
        svg.text(x + CELL / 2.0, y + CELL * 0.65, Anchor.MIDDLE, COUNT_SIZE, ink, text);
      }
    }
  }

  /* From a light grey to a dark blue. */
  private static String shade(double share) {
    return "#%02x%02x%02x"
        .formatted(between(244, 24, share), between(244, 68, share), between(246, 118, share));
  }

  private static int between(int light, int dark, double share) {
    return (int) Math.round(light + (dark - light) * share);
  }
}
