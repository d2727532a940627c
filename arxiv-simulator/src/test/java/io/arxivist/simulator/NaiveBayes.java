package io.arxivist.simulator;

import io.arxivist.core.paper.Paper;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** A multinomial naive Bayes classifier over words: how hard a corpus is for a plain model. */
final class NaiveBayes {
  private static final double SMOOTHING = 0.1;

  private final Map<String, Map<String, Integer>> words = new HashMap<>();
  private final Map<String, Integer> papers = new HashMap<>();
  private final Map<String, Integer> totals = new HashMap<>();
  private final Set<String> vocabulary = new HashSet<>();

  static NaiveBayes fit(List<Paper> papers) {
    NaiveBayes model = new NaiveBayes();
    papers.forEach(model::add);
    return model;
  }

  String best(Paper paper) {
    return papers.keySet().stream()
        .max(Comparator.comparingDouble(category -> logLikelihood(category, paper)))
        .orElseThrow();
  }

  private void add(Paper paper) {
    String category = paper.primaryCategory();
    papers.merge(category, 1, Integer::sum);
    for (String word : tokens(paper)) {
      words.computeIfAbsent(category, c -> new HashMap<>()).merge(word, 1, Integer::sum);
      totals.merge(category, 1, Integer::sum);
      vocabulary.add(word);
    }
  }

  private double logLikelihood(String category, Paper paper) {
    double sum = Math.log(papers.get(category));
    Map<String, Integer> counts = words.get(category);
    double total = totals.get(category) + SMOOTHING * vocabulary.size();
    for (String word : tokens(paper)) {
      sum += Math.log((counts.getOrDefault(word, 0) + SMOOTHING) / total);
    }
    return sum;
  }

  private static List<String> tokens(Paper paper) {
    String text = paper.title() + " " + paper.abstractText();
    return Arrays.asList(text.toLowerCase(Locale.ROOT).split("[^a-z0-9]+"));
  }
}
