package io.arxivist.classifier.inference;

import io.arxivist.core.classification.ClassificationRequest;
import io.arxivist.core.paper.PaperText;
import io.arxivist.core.validation.Check;
import io.arxivist.core.validation.InvalidFieldException;
import java.util.ArrayList;
import java.util.List;

/** Texts made of rows whose cells are a title and an abstract. */
final class TextRows {
  static final String TITLE = "title";
  static final String ABSTRACT = "abstract";

  private final String name;
  private final List<PaperText> texts = new ArrayList<>();

  /**
   * Rows to come.
   *
   * @param name of the field that holds them, for refusals
   */
  TextRows(String name, int count) {
    this.name = name;
    Check.atLeast(name + " rows", count, 1);
    if (count > ClassificationRequest.MOST_PAPERS) {
      throw new InvalidFieldException(
          name, count + " rows", "is above " + ClassificationRequest.MOST_PAPERS + " rows");
    }
  }

  /** Adds the next row. */
  void add(String title, String abstractText) {
    try {
      texts.add(new PaperText(title, abstractText));
    } catch (InvalidFieldException wrong) {
      throw (InvalidFieldException)
          new InvalidFieldException(rowName() + "." + wrong.field(), wrong.value(), wrong.rule())
              .initCause(wrong);
    }
  }

  /** What refusals call the next row. */
  String rowName() {
    return name + "[" + texts.size() + "]";
  }

  List<PaperText> texts() {
    return List.copyOf(texts);
  }
}
