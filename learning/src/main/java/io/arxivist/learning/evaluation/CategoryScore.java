package io.arxivist.learning.evaluation;

/**
 * How well one category is found.
 *
 * @param support papers of this category
 * @param predicted papers that the model put there
 */
public record CategoryScore(
    String category, int support, int predicted, double precision, double recall, double f1) {}
