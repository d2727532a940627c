package io.arxivist.mongodb;

import java.util.List;
import org.bson.Document;

/** A document as an update of its fields, one by one, which leaves fields that it lacks alone. */
final class FieldUpdates {
  private FieldUpdates() {}

  /**
   * Sets what the document holds.
   *
   * @param optional fields that are taken away where the document lacks them
   */
  static Document of(Document document, List<String> optional) {
    Document set = new Document();
    document.forEach((name, value) -> {
      if (PaperFields.NAME.equals(name) && value instanceof Document fields) {
        fields.forEach((field, each) -> set.append(name + "." + field, each));
      } else if (!"_id".equals(name)) {
        set.append(name, value);
      }
    });
    Document unset = new Document();
    optional.stream()
        .filter(name -> !set.containsKey(name))
        .forEach(name -> unset.append(name, ""));
    Document update = new Document("$set", set);
    return unset.isEmpty() ? update : update.append("$unset", unset);
  }
}
