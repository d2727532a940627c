package io.arxivist.ui.page;

import io.arxivist.core.paper.ArxivTaxonomy;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What a category's code stands for; templates know it as {@code @categories}. */
@Component("categories")
public class CategoryNames {
  private final ArxivTaxonomy taxonomy = ArxivTaxonomy.load();

  /** arXiv's name, {@code Machine Learning} for {@code cs.LG}; null for a code that it has not. */
  public @Nullable String name(String code) {
    return taxonomy.known(taxonomy.current(code)) ? taxonomy.name(code) : null;
  }
}
