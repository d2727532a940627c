package io.arxivist.learning.table;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CsvTests {

  @Test
  void quotesOnlyWhatMustBe() {
    assertThat(Csv.line("plain", 1.5, "a,b", "say \"no\""))
        .isEqualTo("plain,1.5,\"a,b\",\"say \"\"no\"\"\"\n");
  }

  @Test
  void readsBackWhatItWrote() {
    assertThat(Csv.cells(Csv.line("a,b", "", "\"q\"", "x").strip()))
        .containsExactly("a,b", "", "\"q\"", "x");
  }
}
