package io.arxivist.core.paper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.arxivist.core.validation.InvalidFieldException;
import org.junit.jupiter.api.Test;

class ArxivTaxonomyTests {
  private final ArxivTaxonomy taxonomy = ArxivTaxonomy.load();

  @Test
  void holdsEveryCategoryOfToday() {
    /* 40 cs, 3 econ, 4 eess, 32 math, 51 physics, 10 q-bio, 9 q-fin, 6 stat. */
    assertThat(taxonomy.codes()).hasSize(155);
    assertThat(taxonomy.codes()).contains("cs.LG", "hep-th", "cond-mat.str-el", "stat.ML");
  }

  @Test
  void namesCategoriesAsArxivDoes() {
    assertThat(taxonomy.name("cs.LG")).isEqualTo("Machine Learning");
    assertThat(taxonomy.name("physics.data-an"))
        .isEqualTo("Data Analysis, Statistics and Probability");
  }

  @Test
  void spellsSetsAsOaiDoes() {
    assertThat(taxonomy.oaiSet("cs.LG")).isEqualTo("cs:cs:LG");
    assertThat(taxonomy.oaiSet("hep-th")).isEqualTo("physics:hep-th");
    assertThat(taxonomy.oaiSet("astro-ph.GA")).isEqualTo("physics:astro-ph:GA");
  }

  @Test
  void knowsSetsOfAllThreeLevels() {
    assertThat(taxonomy.knownSet("cs")).isTrue();
    assertThat(taxonomy.knownSet("physics:astro-ph")).isTrue();
    assertThat(taxonomy.knownSet("physics:astro-ph:GA")).isTrue();
    assertThat(taxonomy.knownSet("cs:LG")).isFalse();
  }

  @Test
  void leadsArchivesOfTheNinetiesToTheirSuccessors() {
    assertThat(taxonomy.known("cmp-lg")).isFalse();
    assertThat(taxonomy.current("cmp-lg")).isEqualTo("cs.CL");
    assertThat(taxonomy.name("alg-geom")).isEqualTo("Algebraic Geometry");
    assertThat(taxonomy.current("cs.CL")).isEqualTo("cs.CL");
  }

  @Test
  void refusesWhatIsNoCategory() {
    assertThatThrownBy(() -> taxonomy.name("cs.ZZ"))
        .isInstanceOf(InvalidFieldException.class)
        .hasMessage("category: cs.ZZ is not a category of arXiv");
  }
}
