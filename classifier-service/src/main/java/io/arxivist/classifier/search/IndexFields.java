package io.arxivist.classifier.search;

import java.util.Locale;
import java.util.Map;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.LowerCaseFilter;
import org.apache.lucene.analysis.StopFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.Tokenizer;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.apache.lucene.analysis.en.EnglishPossessiveFilter;
import org.apache.lucene.analysis.en.PorterStemFilter;
import org.apache.lucene.analysis.miscellaneous.ASCIIFoldingFilter;
import org.apache.lucene.analysis.miscellaneous.PerFieldAnalyzerWrapper;
import org.apache.lucene.analysis.standard.StandardTokenizer;

/** The fields of an indexed paper, and how their texts become terms. */
final class IndexFields {
  static final String ID = "id";
  static final String VERSION = "version";
  static final String PREDICTED_AT = "predictedAt";
  static final String TITLE = "title";
  static final String ABSTRACT = "abstract";
  static final String AUTHOR = "author";
  static final String CATEGORY = "category";
  static final String PRIMARY = "primary";
  static final String PREDICTED = "predicted";
  static final String AGREES = "agrees";
  static final String SOURCE = "source";
  static final String DAY = "day";

  private static final int GAP = 10;

  private IndexFields() {}

  /**
   * The field of one encoder's vectors: each has a field, and so a graph, of its own, and no two
   * are ever compared.
   */
  static String vector(String encoder) {
    return "vector." + encoder;
  }

  /** Categories are found in any case of letters. */
  static String name(String name) {
    return name.toLowerCase(Locale.ROOT);
  }

  /** English words without their endings, names with theirs; accents count for nothing. */
  static Analyzer analyzer() {
    return new PerFieldAnalyzerWrapper(new Words(true), Map.of(AUTHOR, new Words(false)));
  }

  private static final class Words extends Analyzer {
    private final boolean english;

    Words(boolean english) {
      this.english = english;
    }

    @Override
    protected TokenStreamComponents createComponents(String field) {
      Tokenizer words = new StandardTokenizer();
      TokenStream folded =
          new ASCIIFoldingFilter(new LowerCaseFilter(new EnglishPossessiveFilter(words)));
      return new TokenStreamComponents(
          words,
          english
              ? new PorterStemFilter(new StopFilter(folded, EnglishAnalyzer.ENGLISH_STOP_WORDS_SET))
              : folded);
    }

    /* No phrase runs from one author into the next. */
    @Override
    public int getPositionIncrementGap(String field) {
      return GAP;
    }
  }
}
