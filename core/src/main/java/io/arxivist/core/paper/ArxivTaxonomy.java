package io.arxivist.core.paper;

import io.arxivist.core.validation.InvalidFieldException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/**
 * The categories that a paper can be put into today, with arXiv's names, and the archives of the
 * nineties that became categories of others.
 *
 * @see <a href="https://arxiv.org/category_taxonomy">arXiv category taxonomy</a>
 */
public final class ArxivTaxonomy {
  private final Map<String, Category> categories;
  private final Map<String, String> successors;
  private final Set<String> sets;

  private ArxivTaxonomy(Map<String, Category> categories, Map<String, String> successors) {
    this.categories = Collections.unmodifiableMap(categories);
    this.successors = successors;
    this.sets = Collections.unmodifiableSet(setsOf(categories));
  }

  /** Reads the taxonomy that this version of Arxivist knows. */
  public static ArxivTaxonomy load() {
    Map<String, Category> categories = new LinkedHashMap<>();
    for (String line : lines("taxonomy.csv")) {
      String[] parts = line.split(",", 3);
      categories.put(parts[0], new Category(parts[0], parts[1], parts[2]));
    }
    Map<String, String> successors = new LinkedHashMap<>();
    for (String line : lines("taxonomy-successors.csv")) {
      String[] parts = line.split(",", 2);
      successors.put(parts[0], parts[1]);
    }
    return new ArxivTaxonomy(categories, successors);
  }

  /** Whether the code is a category of today: {@code cs.LG}, {@code hep-th}. */
  public boolean known(String code) {
    return categories.containsKey(code);
  }

  /** All codes, group by group. */
  public Set<String> codes() {
    return categories.keySet();
  }

  /** arXiv's name of a category: {@code Machine Learning}. */
  public String name(String code) {
    return category(code).name();
  }

  /**
   * The set that holds a category in arXiv's OAI-PMH interface: {@code cs:cs:LG}, {@code
   * physics:hep-th}.
   */
  public String oaiSet(String code) {
    return category(code).oaiSet();
  }

  /** Whether OAI-PMH knows the set: a group, an archive in its group, or a category in both. */
  public boolean knownSet(String set) {
    return sets.contains(set);
  }

  /** All sets, in alphabetical order. */
  public Set<String> oaiSets() {
    return sets;
  }

  /** Today's code for a code of any time: {@code cs.CL} for {@code cmp-lg}, itself otherwise. */
  public String current(String code) {
    return successors.getOrDefault(code, code);
  }

  private Category category(String code) {
    Category category = categories.get(current(code));
    if (category == null) {
      throw new InvalidFieldException("category", code, "is not a category of arXiv");
    }
    return category;
  }

  private static Set<String> setsOf(Map<String, Category> categories) {
    Set<String> sets = new TreeSet<>();
    for (Category category : categories.values()) {
      sets.add(category.group());
      sets.add(category.group() + ":" + category.archive());
      sets.add(category.oaiSet());
    }
    return sets;
  }

  /** Lines of a table beside this class, its header left out. */
  private static Iterable<String> lines(String table) {
    InputStream stored =
        Objects.requireNonNull(ArxivTaxonomy.class.getResourceAsStream(table), table);
    try (BufferedReader reader =
        new BufferedReader(new InputStreamReader(stored, StandardCharsets.UTF_8))) {
      return reader.lines().skip(1).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private record Category(String code, String group, String name) {
    String archive() {
      int dot = code.indexOf('.');
      return dot < 0 ? code : code.substring(0, dot);
    }

    String oaiSet() {
      return group + ":" + code.replace('.', ':');
    }
  }
}
