package io.arxivist.core.paper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.arxivist.core.validation.InvalidFieldException;
import java.time.YearMonth;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ArxivIdTests {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "2503.15521",
        "0704.0001",
        "1412.9999",
        "hep-th/9901001",
        "math.GT/0309136",
        "cond-mat/0001001",
        "q-bio/0702001"
      })
  void takesIdsOfBothSchemes(String id) {
    assertThat(new ArxivId(id)).hasToString(id);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        " ",
        "2503.155",
        "2503.155211",
        "2513.15521",
        "2500.15521",
        "2503.15521v2",
        "arXiv:2503.15521",
        "hep-th/990100",
        "HEP-TH/9901001",
        "hep-th/9913001",
        "2503.15521/../x",
        "2503.15521\n"
      })
  void refusesWhatIsNoBareId(String text) {
    assertThatThrownBy(() -> new ArxivId(text))
        .isInstanceOfSatisfying(
            InvalidFieldException.class, refusal -> assertThat(refusal.field()).isEqualTo("id"));
  }

  @ParameterizedTest
  @CsvSource({
    "2503.15521,            2503.15521,     1",
    "2503.15521v3,          2503.15521,     3",
    "arXiv:2503.15521v12,   2503.15521,     12",
    "ARXIV:hep-th/9901001,  hep-th/9901001, 1",
    "' hep-th/9901001v2 ',  hep-th/9901001, 2"
  })
  void readsAnIdWithPrefixAndVersion(String text, String id, int version) {
    assertThat(ArxivId.parse(text)).isEqualTo(new ArxivId(id));
    assertThat(ArxivId.version(text)).isEqualTo(version);
  }

  @ParameterizedTest
  @ValueSource(strings = {"2503.15521v0", "2503.15521v", "2503.15521v-1", "v2", ""})
  void refusesAnIdWithAVersionThatIsNone(String text) {
    assertThatThrownBy(() -> ArxivId.parse(text)).isInstanceOf(InvalidFieldException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"2503.15521v99999999999", "arXiv:hep-th/9901001v2147483648"})
  void refusesAVersionThatNoPaperReaches(String text) {
    assertThatThrownBy(() -> ArxivId.version(text)).isInstanceOf(InvalidFieldException.class);
  }

  @ParameterizedTest
  @CsvSource({
    "2503.15521,     2025-03, 15521",
    "0704.0001,      2007-04, 1",
    "hep-th/9108001, 1991-08, 1",
    "hep-th/9912345, 1999-12, 345",
    "hep-th/0001002, 2000-01, 2"
  })
  void knowsItsMonthAndNumber(String id, YearMonth month, int number) {
    assertThat(new ArxivId(id).month()).isEqualTo(month);
    assertThat(new ArxivId(id).number()).isEqualTo(number);
  }

  @Test
  void ordersIdsByMonthThenNumberThenText() {
    List<ArxivId> chronological =
        Stream.of(
                "hep-th/9108001",
                "astro-ph/9901001",
                "hep-th/9901001",
                "hep-th/9901002",
                "math/0001001",
                "0704.0001",
                "1412.9999",
                "1501.00001",
                "2503.09999",
                "2503.10000")
            .map(ArxivId::new)
            .toList();

    assertThat(chronological.reversed().stream().sorted()).isEqualTo(chronological);
  }
}
