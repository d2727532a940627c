package io.arxivist.classifier.search;

import io.arxivist.core.search.TextPart;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.uhighlight.LengthGoalBreakIterator;
import org.apache.lucene.search.uhighlight.Passage;
import org.apache.lucene.search.uhighlight.PassageFormatter;
import org.apache.lucene.search.uhighlight.UnifiedHighlighter;
import org.apache.lucene.search.uhighlight.WholeBreakIterator;

/** Cuts texts into parts that were looked for and parts that were not. */
final class Highlights {
  private static final int PASSAGES = 2;
  private static final int PASSAGE_CHARACTERS = 160;
  private static final int LONGEST_PASSAGE = 400;
  private static final int LONGEST_TEXT = 20_000;
  private static final String GAP = " … ";

  private final UnifiedHighlighter whole;
  private final UnifiedHighlighter sentences;

  Highlights(Analyzer analyzer) {
    this.whole = highlighter(analyzer, WholeBreakIterator::new, Integer.MAX_VALUE);
    this.sentences =
        highlighter(
            analyzer,
            () ->
                LengthGoalBreakIterator.createClosestToLength(
                    BreakIterator.getSentenceInstance(Locale.ROOT), PASSAGE_CHARACTERS, 0.5f),
            LONGEST_PASSAGE);
  }

  /** A whole text in parts. */
  List<TextPart> title(Query query, String text) {
    List<TextPart> parts = parts(whole, IndexFields.TITLE, query, text, 1);
    return parts.isEmpty() ? List.of(new TextPart(text, false)) : parts;
  }

  /** The best sentences of a text; empty where none holds what was looked for. */
  List<TextPart> excerpt(Query query, String text) {
    return parts(sentences, IndexFields.ABSTRACT, query, text, PASSAGES);
  }

  @SuppressWarnings("unchecked")
  private static List<TextPart> parts(
      UnifiedHighlighter highlighter, String field, Query query, String text, int passages) {
    try {
      Object parts = highlighter.highlightWithoutSearcher(field, query, text, passages);
      return parts == null ? List.of() : (List<TextPart>) parts;
    } catch (IOException e) {
      throw new UncheckedIOException("a text could not be searched for hits", e);
    }
  }

  private static UnifiedHighlighter highlighter(
      Analyzer analyzer, Supplier<BreakIterator> breaks, int longest) {
    return UnifiedHighlighter.builderWithoutSearcher(analyzer)
        .withBreakIterator(breaks)
        .withFormatter(new Parts(longest))
        .withMaxLength(LONGEST_TEXT)
        .withMaxNoHighlightPassages(0)
        .build();
  }

  /** Passages as parts; a sentence without an end is cut. */
  private static final class Parts extends PassageFormatter {
    private final int longest;

    Parts(int longest) {
      this.longest = longest;
    }

    @Override
    public Object format(Passage[] passages, String text) {
      List<TextPart> parts = new ArrayList<>();
      for (Passage passage : passages) {
        if (passage.getNumMatches() > 0) {
          if (!parts.isEmpty()) {
            parts.add(new TextPart(GAP, false));
          }
          addParts(parts, passage, text);
        }
      }
      return parts;
    }

    private void addParts(List<TextPart> parts, Passage passage, String text) {
      int end = passage.getEndOffset();
      int first = passage.getMatchStarts()[0];
      int place = passage.getStartOffset();
      if (end - place > longest) {
        place = Math.max(place, first - longest / 2);
        end = Math.min(end, place + longest);
      }
      for (int i = 0; i < passage.getNumMatches(); i++) {
        int start = Math.max(place, passage.getMatchStarts()[i]);
        int stop = Math.min(end, passage.getMatchEnds()[i]);
        if (start < stop) {
          add(parts, text.substring(place, start), false);
          add(parts, text.substring(start, stop), true);
          place = stop;
        }
      }
      add(parts, text.substring(place, end), false);
    }

    private static void add(List<TextPart> parts, String text, boolean hit) {
      if (!text.isEmpty()) {
        parts.add(new TextPart(text, hit));
      }
    }
  }
}
