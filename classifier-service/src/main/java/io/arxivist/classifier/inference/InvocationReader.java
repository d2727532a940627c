package io.arxivist.classifier.inference;

import static io.arxivist.classifier.inference.TextRows.ABSTRACT;
import static io.arxivist.classifier.inference.TextRows.TITLE;

import io.arxivist.core.paper.PaperText;
import io.arxivist.core.validation.InvalidFieldException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.core.json.JsonReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads the input forms of MLflow's scoring protocol. Other columns than title and abstract are not
 * read, as in MLflow; a cell that is absent, null or NaN (pandas' word for it) is an empty text.
 */
final class InvocationReader {
  private static final String SPLIT = "dataframe_split";
  private static final String RECORDS = "dataframe_records";
  private static final String INSTANCES = "instances";
  private static final String INPUTS = "inputs";
  private static final String PARAMS = "params";
  private static final Set<String> FORMS = new TreeSet<>(Set.of(SPLIT, RECORDS, INSTANCES, INPUTS));

  /* Python writes NaN where a cell is missing. */
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS).build();

  private InvocationReader() {}

  static Invocation json(byte[] body) {
    JsonNode root = JSON.readTree(body);
    if (!root.isObject()) {
      throw new InvalidFieldException("body", null, "is not an object with one of " + FORMS);
    }
    Set<String> named = new TreeSet<>(root.propertyNames());
    named.remove(PARAMS);
    if (named.size() != 1 || !FORMS.containsAll(named)) {
      throw new InvalidFieldException(
          "body", "with the fields " + named, "must hold exactly one of " + FORMS + ", and params");
    }
    String form = named.iterator().next();
    Invocation invocation = new Invocation(texts(form, root.get(form)));
    JsonNode params = root.path(PARAMS);
    return params.isMissingNode() || params.isNull() ? invocation : invocation.with(params);
  }

  static Invocation csv(String body) {
    List<List<String>> table = CsvTable.rows(body);
    if (table.isEmpty()) {
      throw new InvalidFieldException("csv", null, "has no header");
    }
    Columns columns = Columns.of("csv header", table.getFirst());
    List<List<String>> lines = table.subList(1, table.size());
    TextRows rows = new TextRows("csv", lines.size());
    for (List<String> line : lines) {
      columns.check(rows.rowName(), line.size());
      rows.add(
          columns.title() < 0 ? "" : line.get(columns.title()),
          columns.text() < 0 ? "" : line.get(columns.text()));
    }
    return new Invocation(rows.texts());
  }

  private static List<PaperText> texts(String form, JsonNode value) {
    return switch (form) {
      case SPLIT -> split(value);
      case INPUTS -> value.isObject() ? columns(value) : rows(form, value);
      default -> rows(form, value);
    };
  }

  private static List<PaperText> split(JsonNode frame) {
    List<String> names = new ArrayList<>();
    array(SPLIT + ".columns", frame.path("columns"))
        .forEach(name -> names.add(name.isString() ? name.stringValue() : name.toString()));
    Columns columns = Columns.of(SPLIT + ".columns", names);
    JsonNode data = array(SPLIT + ".data", frame.path("data"));
    TextRows rows = new TextRows(SPLIT + ".data", data.size());
    for (JsonNode line : data) {
      columns.check(rows.rowName(), array(rows.rowName(), line).size());
      rows.add(
          cell(rows, TITLE, line.path(columns.title())),
          cell(rows, ABSTRACT, line.path(columns.text())));
    }
    return rows.texts();
  }

  private static List<PaperText> columns(JsonNode inputs) {
    JsonNode titles = inputs.path(TITLE);
    JsonNode abstracts = inputs.path(ABSTRACT);
    if (titles.isMissingNode() && abstracts.isMissingNode()) {
      throw new InvalidFieldException(INPUTS, null, "has neither title nor abstract");
    }
    int count = Math.max(size(titles), size(abstracts));
    TextRows rows = new TextRows(INPUTS, count);
    checkSize(TITLE, titles, count);
    checkSize(ABSTRACT, abstracts, count);
    for (int i = 0; i < count; i++) {
      rows.add(cell(rows, TITLE, item(titles, i)), cell(rows, ABSTRACT, item(abstracts, i)));
    }
    return rows.texts();
  }

  private static List<PaperText> rows(String form, JsonNode value) {
    JsonNode lines = array(form, value);
    TextRows rows = new TextRows(form, lines.size());
    for (JsonNode line : lines) {
      boolean pair = line.isArray() && line.size() == 2 && !form.equals(RECORDS);
      if (!pair && !line.isObject()) {
        throw new InvalidFieldException(
            rows.rowName(),
            line,
            "is not an object with title and abstract"
                + (form.equals(RECORDS) ? "" : ", nor an array of both"));
      }
      rows.add(
          cell(rows, TITLE, pair ? line.get(0) : line.path(TITLE)),
          cell(rows, ABSTRACT, pair ? line.get(1) : line.path(ABSTRACT)));
    }
    return rows.texts();
  }

  private static JsonNode array(String name, JsonNode value) {
    if (!value.isArray()) {
      throw new InvalidFieldException(
          name, null, value.isMissingNode() ? "is missing" : "is not an array");
    }
    return value;
  }

  /* A column is an array, or one text where there is one row. */
  private static int size(JsonNode column) {
    return column.isArray() ? column.size() : column.isMissingNode() ? 0 : 1;
  }

  private static void checkSize(String name, JsonNode column, int count) {
    if (!column.isMissingNode() && size(column) != count) {
      throw new InvalidFieldException(
          INPUTS + "." + name,
          size(column) + " rows",
          "is not the " + count + " rows of the other");
    }
  }

  private static JsonNode item(JsonNode column, int i) {
    return column.isArray() ? column.get(i) : column;
  }

  private static String cell(TextRows rows, String name, JsonNode value) {
    /* A tensor of shape (n, 1). */
    JsonNode cell = value.isArray() && value.size() == 1 ? value.get(0) : value;
    boolean absent =
        cell.isMissingNode()
            || cell.isNull()
            || cell.isNumber() && Double.isNaN(cell.doubleValue());
    if (!absent && !cell.isString()) {
      throw new InvalidFieldException(rows.rowName() + "." + name, value, "is not a text");
    }
    return absent ? "" : cell.stringValue();
  }

  /**
   * Where the two columns stand.
   *
   * @param title place of the titles; -1 where there are none
   * @param text place of the abstracts; -1 where there are none
   */
  private record Columns(int title, int text, int count) {
    static Columns of(String name, List<String> names) {
      Columns columns = new Columns(names.indexOf(TITLE), names.indexOf(ABSTRACT), names.size());
      if (columns.title < 0 && columns.text < 0) {
        throw new InvalidFieldException(name, names, "has neither title nor abstract");
      }
      return columns;
    }

    void check(String row, int cells) {
      if (cells != count) {
        throw new InvalidFieldException(
            row, cells + " cells", "is not as wide as the " + count + " columns");
      }
    }
  }
}
